import type { EntityManager } from 'typeorm';
import { openEnd, openStart } from '../catalog/prices/price-terms.js';
import { standardListId } from '../catalog/prices/standard-list.js';
import { findBy, sameKey } from '../platform/database/by-code.js';
import { productIds } from './ensure-codes.js';
import { upsert } from './upsert.js';

export type BasePriceChange = { sku: string; before: string | undefined; after: string };

const basePrices = `
  SELECT x.sku, p.unit_price FROM prices p JOIN products x ON x.id = p.product_id
  WHERE p.price_list_id = ? AND p.scope = 'base' AND p.scope_key = '' AND p.currency = ? AND p.min_quantity = 1 AND p.valid_from = '${openStart}' AND x.sku IN (?)`;

/** Base prices on the standard list that a file changes, by SKU. */
export async function basePriceChanges(tx: EntityManager, rows: { sku: string; basePrice: string | undefined }[], currency: string): Promise<Map<string, BasePriceChange>> {
  const priced = rows.flatMap(({ sku, basePrice: after }) => (after === undefined ? [] : [{ sku, after }]));
  if (priced.length === 0) return new Map();
  const stored = await findBy<{ sku: string; unit_price: string }>(tx, 'sku', basePrices, priced.map(({ sku }) => sku), [await standardListId(tx), currency]);
  const changes = priced.map(({ sku, after }) => ({ sku, before: stored.get(sameKey(sku))?.unit_price, after }));
  return new Map(changes.filter(({ before, after }) => before !== after).map((change) => [sameKey(change.sku), change]));
}

/** Writes them, once the products are there. */
export async function writeBasePrices(tx: EntityManager, changes: Map<string, BasePriceChange>, currency: string): Promise<void> {
  if (changes.size === 0) return;
  const list = await standardListId(tx);
  const productId = await productIds(tx, [...changes.values()].map(({ sku }) => sku));
  await upsert(tx, 'prices', [...changes.values()].map(({ sku, after }) => ({
    row: { price_list_id: list, scope: 'base', scope_key: '', product_id: productId(sku) ?? '', min_quantity: 1, currency, unit_price: after, valid_from: openStart, valid_to: openEnd },
    given: ['unit_price', 'valid_to'],
  })));
}
