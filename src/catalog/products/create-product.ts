import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { CatalogError } from '../catalog-error.js';
import { keepTermsOf } from '../search/keep-terms.js';
import { familyCodesAmong } from '../variants/variants.queries.js';
import { checkFacts, takenBy } from './check-facts.js';
import { Product } from './product.entity.js';
import type { ProductFacts } from './product-facts.js';

@Injectable()
export class CreateProduct {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Takes a product into the catalogue; it has no price and no stock yet. Throws `sku_taken`, `sku_is_family_code`, `barcode_taken`, `barcode_digit`, `unknown_category`. */
  async run(actor: Actor, sku: string, facts: ProductFacts, key?: string): Promise<{ sku: string }> {
    const now = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { sku, ...facts } }, now, async () => {
      await checkFacts(tx, facts);
      // a page of the catalogue is found by SKU or family code alike
      if ((await familyCodesAmong(tx, [sku])).size > 0) throw new CatalogError('sku_is_family_code', { sku }, 'sku');
      await tx.insert(Product, { sku, ...facts, createdAt: now }).catch((error: unknown) => {
        throw takenBy(error, { sku, barcode: facts.barcode });
      });
      await keepTermsOf(tx, [sku]);
      await this.audit.write(tx, { actor, action: 'catalog.product_created', subject: sku, detail: { after: facts } });
      return { sku };
    }));
  }
}
