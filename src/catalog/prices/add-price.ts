import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, isDuplicate } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { type FieldError, Invalid, NotFound } from '../../platform/http/errors.js';
import { Price } from './price.entity.js';
import type { NewPriceForm } from './price.dto.js';
import { PriceError } from './price-error.js';
import { endsBefore, scopeKeyFault } from './price-terms.js';
import { scopeHolders } from './scope-holders.js';

@Injectable()
export class AddPrice {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Adds a price to a list, as an import would. Throws Invalid by field, `price_taken` when the list has that price already. */
  async run(actor: Actor, list: string, form: NewPriceForm, key: string | undefined): Promise<{ id: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { list, ...form } }, this.clock.now(), async () => {
      const [known] = await tx.query<{ id: string; code: string }[]>('SELECT id, code FROM price_lists WHERE code = ?', [list]);
      if (!known) throw new NotFound();
      const { sku, ...terms } = form;
      const { productId, scopeKey } = await placed(tx, form);
      const { identifiers } = await tx.insert(Price, { ...terms, scopeKey, productId, priceListId: known.id }).catch((error: unknown) => {
        throw isDuplicate(error) ? new PriceError('price_taken', { sku }, 'validFrom') : error;
      });
      const id = String(identifiers[0]?.id);
      await this.audit.write(tx, { actor, action: 'prices.added', subject: known.code, detail: { id, ...form, scopeKey } });
      return { id };
    }));
  }
}

/** The product and whom the price is for, by the codes they are kept under. */
async function placed(tx: EntityManager, { sku, scope, scopeKey: key, validFrom, validTo }: NewPriceForm): Promise<{ productId: string; scopeKey: string }> {
  const wrong: FieldError[] = [];
  const [product] = await tx.query<{ id: string }[]>('SELECT id FROM products WHERE sku = ?', [sku]);
  if (!product) wrong.push({ field: 'sku', key: 'prices.errors.unknown_sku', values: { sku } });
  const fault = scopeKeyFault(scope, key);
  const scopeKey = fault ? undefined : (await scopeHolders(tx, [{ scope, scopeKey: key }]))({ scope, scopeKey: key });
  if (scopeKey === undefined) wrong.push({ field: 'scopeKey', key: `prices.errors.${fault ?? `unknown_${scope}`}`, values: { key } });
  if (endsBefore({ validFrom, validTo })) wrong.push({ field: 'validTo', key: 'prices.errors.ends_before' });
  if (!product || scopeKey === undefined || wrong.length > 0) throw new Invalid(wrong);
  return { productId: product.id, scopeKey };
}
