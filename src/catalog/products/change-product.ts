import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { isStale } from '../../platform/http/edition.js';
import { NotFound } from '../../platform/http/errors.js';
import { CatalogError } from '../catalog-error.js';
import { keepTerms } from '../search/keep-terms.js';
import { settleLead } from '../variants/settle-lead.js';
import { checkFacts, takenBy } from './check-facts.js';
import type { ProductStatus } from './product.entity.js';
import { changeOf, factsIn, type ProductFacts } from './product-facts.js';

@Injectable()
export class ChangeProduct {
  constructor(private readonly database: Database, private readonly audit: Audit) {}

  /** Changes what is kept of a product; orders keep what it was. Throws `changed_meanwhile` when it no longer is what it `was`, `barcode_taken`, `barcode_digit`, `unknown_category`. */
  async run(actor: Actor, sku: string, facts: ProductFacts, was = ''): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const before = await lockedProduct(tx, sku);
      if (isStale(was, factsIn(before))) throw new CatalogError('changed_meanwhile', {}, undefined, 409);
      const change = changeOf(before, facts);
      if (!change) return;
      await checkFacts(tx, facts);
      await write(tx, before.id, facts).catch((error: unknown) => {
        throw takenBy(error, { sku, barcode: facts.barcode });
      });
      await keepTerms(tx, [before.id]);
      if (change.after.status) await settleLead(tx, before.familyId);
      await this.audit.write(tx, { actor, action: 'catalog.product_changed', subject: before.sku, detail: change });
    });
  }

  /** Takes a product out of sale or puts it back; orders that have it go on. */
  async setStatus(actor: Actor, sku: string, status: ProductStatus, reason = ''): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const before = await lockedProduct(tx, sku);
      if (before.status === status) return;
      await affected(tx, 'UPDATE products SET status = ? WHERE id = ?', [status, before.id]);
      await settleLead(tx, before.familyId);
      await this.audit.write(tx, { actor, action: status === 'active' ? 'catalog.product_put_back' : 'catalog.product_taken_out', subject: before.sku, detail: { reason } });
    });
  }
}

type Stored = ProductFacts & { id: string; sku: string; familyId: string | null };

async function lockedProduct(tx: EntityManager, sku: string): Promise<Stored> {
  const [row] = await tx.query<Stored[]>(`
    SELECT id, sku, family_id AS familyId, name_zh AS nameZh, name_en AS nameEn, spec_zh AS specZh, spec_en AS specEn, category_id AS categoryId, barcode, unit,
      pack_size AS packSize, min_quantity AS minQuantity, tax_rate AS taxRate, retail_price AS retailPrice, status
    FROM products WHERE sku = ? FOR UPDATE`, [sku]);
  if (!row) throw new NotFound();
  return row;
}

async function write(tx: EntityManager, id: string, facts: ProductFacts): Promise<void> {
  const { nameZh, nameEn, specZh, specEn, categoryId, barcode, unit, packSize, minQuantity, taxRate, retailPrice, status } = facts;
  await affected(tx, `
    UPDATE products SET name_zh = ?, name_en = ?, spec_zh = ?, spec_en = ?, category_id = ?, barcode = ?, unit = ?,
      pack_size = ?, min_quantity = ?, tax_rate = ?, retail_price = ?, status = ?
    WHERE id = ?`,
  [nameZh, nameEn, specZh, specEn, categoryId, barcode, unit, packSize, minQuantity, taxRate, retailPrice, status, id]);
}
