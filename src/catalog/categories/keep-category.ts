import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { refuseStale } from '../../platform/http/edition.js';
import { NotFound } from '../../platform/http/errors.js';
import { CatalogError } from '../catalog-error.js';
import type { CategoryEntry } from './categories.queries.js';
import { Category } from './category.entity.js';
import { branchOf } from './category-tree.js';

/** A category's names and place; `parentId` is empty at the top. */
export type CategoryFacts = { nameZh: string; nameEn: string; parentId: string; position: number };

/** What its form is filled from. */
export const categoryFacts = ({ nameZh, nameEn, parentId, position }: CategoryEntry) => ({ nameZh, nameEn, parentId, position });

/** The tree that products hang on: no two siblings of one name, no circle. */
@Injectable()
export class KeepCategory {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Throws `unknown_category`, `category_taken`. */
  async add(actor: Actor, facts: CategoryFacts, key?: string): Promise<{ id: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: facts }, this.clock.now(), async () => {
      checkPlace(await lockedTree(tx), facts);
      const { identifiers } = await tx.insert(Category, rowOf(facts)).catch(taken(facts));
      const id = String(identifiers[0]?.id);
      await this.write(tx, actor, 'catalog.category_created', { id, ...facts });
      return { id };
    }));
  }

  /** Throws `common.changed_meanwhile`, `unknown_category`, `category_taken`, `category_circle`. */
  async change(actor: Actor, id: string, facts: CategoryFacts, was = ''): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const tree = await lockedTree(tx);
      const before = known(tree, id);
      refuseStale(was, categoryFacts(before));
      checkPlace(tree, facts, id);
      const { nameZh, nameEn, parentId, position } = rowOf(facts);
      await affected(tx, 'UPDATE categories SET name_zh = ?, name_en = ?, parent_id = ?, position = ? WHERE id = ?', [nameZh, nameEn, parentId, position, id]).catch(taken(facts));
      await this.write(tx, actor, 'catalog.category_changed', { id, nameZh: before.nameZh, before, after: { nameZh, nameEn, parentId, position } });
    });
  }

  /** Throws `category_not_empty` while products or other categories stand in it. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const tree = await lockedTree(tx);
      const before = known(tree, id);
      const isLeaf = tree.every(({ parentId }) => parentId !== id);
      const removed = isLeaf && await affected(tx, 'DELETE FROM categories WHERE id = ? AND NOT EXISTS (SELECT 1 FROM products WHERE category_id = ?)', [id, id]) === 1;
      if (!removed) throw new CatalogError('category_not_empty', { name: before.nameZh }, undefined, 409);
      await this.write(tx, actor, 'catalog.category_removed', before);
    });
  }

  private async write(tx: EntityManager, actor: Actor, action: string, detail: { nameZh: string } & Record<string, unknown>): Promise<void> {
    await this.audit.write(tx, { actor, action, subject: detail.nameZh.slice(0, 80), detail });
  }
}

// one change of the tree after the other: whether a circle arises shows in the tree as a whole only
function lockedTree(tx: EntityManager): Promise<CategoryEntry[]> {
  return tx.query<CategoryEntry[]>('SELECT id, parent_id AS parentId, name_zh AS nameZh, name_en AS nameEn, position FROM categories ORDER BY id FOR UPDATE');
}

function known(tree: CategoryEntry[], id: string): CategoryEntry {
  const entry = tree.find((one) => one.id === id);
  if (!entry) throw new NotFound();
  return entry;
}

// the unique key does not hold at the top, where the parent is NULL
function checkPlace(tree: CategoryEntry[], { nameZh, parentId }: CategoryFacts, id?: string): void {
  if (parentId !== '' && tree.every((one) => one.id !== parentId)) throw new CatalogError('unknown_category', {}, 'parentId');
  if (id !== undefined && branchOf(tree, id).includes(parentId)) throw new CatalogError('category_circle', {}, 'parentId');
  const sibling = tree.find((one) => one.id !== id && (one.parentId ?? '') === parentId && one.nameZh.toUpperCase() === nameZh.toUpperCase());
  if (sibling) throw new CatalogError('category_taken', { name: nameZh }, 'nameZh');
}

const rowOf = ({ nameZh, nameEn, parentId, position }: CategoryFacts) => ({ nameZh, nameEn: nameEn || nameZh, parentId: parentId || null, position });

const taken = ({ nameZh }: CategoryFacts) => (error: unknown): never => {
  throw isDuplicate(error) ? new CatalogError('category_taken', { name: nameZh }, 'nameZh') : error;
};
