import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { isStale } from '../../platform/http/edition.js';
import { NotFound } from '../../platform/http/errors.js';
import { CatalogError } from '../catalog-error.js';
import type { FamilyDraft } from './family-draft.js';
import { membersOf, release, seat } from './seat-variants.js';
import { type StoredFamily, storedFamily } from './variants.queries.js';

@Injectable()
export class ChangeFamily {
  constructor(private readonly database: Database, private readonly audit: Audit) {}

  /** Changes a family's names and matrix; variants left out are single products again. Throws `changed_meanwhile` when it no longer is what it `was`, Invalid by row. */
  async run(actor: Actor, code: string, draft: FamilyDraft, was = ''): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const before = await lockedFamily(tx, code);
      if (isStale(was, before)) throw new CatalogError('changed_meanwhile', {}, undefined, 409);
      const { variants, nameZh, nameEn, specZh, specEn, rowAxisZh, rowAxisEn, columnAxisZh, columnAxisEn } = draft;
      const members = await membersOf(tx, variants, before.id);
      await affected(tx, `
        UPDATE product_families SET name_zh = ?, name_en = ?, spec_zh = ?, spec_en = ?, row_axis_zh = ?, row_axis_en = ?, column_axis_zh = ?, column_axis_en = ?
        WHERE id = ?`, [nameZh, nameEn, specZh, specEn, rowAxisZh, rowAxisEn, columnAxisZh, columnAxisEn, before.id]);
      await release(tx, before.id, [...members.values()].map(({ id }) => id));
      await seat(tx, before.id, variants, members);
      await this.audit.write(tx, { actor, action: 'catalog.family_changed', subject: before.code, detail: { before, after: draft } });
    });
  }

  /** Ends a family: its variants are single products again. */
  async ungroup(actor: Actor, code: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const before = await lockedFamily(tx, code);
      await release(tx, before.id);
      await affected(tx, 'DELETE FROM product_families WHERE id = ?', [before.id]);
      await this.audit.write(tx, { actor, action: 'catalog.family_removed', subject: before.code, detail: { before } });
    });
  }
}

async function lockedFamily(tx: EntityManager, code: string): Promise<StoredFamily> {
  await tx.query('SELECT id FROM product_families WHERE code = ? FOR UPDATE', [code]);
  const family = await storedFamily(tx, code);
  if (!family) throw new NotFound();
  return family;
}
