import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { CatalogError } from '../catalog-error.js';
import type { FamilyDraft } from './family-draft.js';
import { ProductFamily } from './product-family.entity.js';
import { membersOf, seat } from './seat-variants.js';

@Injectable()
export class GroupVariants {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Makes single products the variants of one family, ordered in a matrix; the first one stands for it in lists. Throws `family_code_taken`, Invalid by row. */
  async run(actor: Actor, code: string, draft: FamilyDraft, key?: string): Promise<{ code: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { code, ...draft } }, this.clock.now(), async () => {
      // a page of the catalogue is found by SKU or family code alike
      const [product] = await tx.query<unknown[]>('SELECT 1 FROM products WHERE sku = ?', [code]);
      if (product) throw new CatalogError('family_code_is_sku', { code }, 'code');
      const { variants, ...names } = draft;
      const members = await membersOf(tx, variants);
      const { identifiers } = await tx.insert(ProductFamily, { code, ...names }).catch((error: unknown) => {
        throw isDuplicate(error) ? new CatalogError('family_code_taken', { code }, 'code') : error;
      });
      await seat(tx, String(identifiers[0]?.id), variants, members);
      await this.audit.write(tx, { actor, action: 'catalog.family_created', subject: code, detail: draft });
      return { code };
    }));
  }
}
