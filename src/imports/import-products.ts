import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CategoryPaths } from '../catalog/categories/ensure-category.js';
import { openEnd, openStart } from '../catalog/prices/price-terms.js';
import { standardListId } from '../catalog/prices/standard-list.js';
import { settleLeadsOf } from '../catalog/variants/settle-lead.js';
import { familyCodesAmong } from '../catalog/variants/variants.queries.js';
import { chunksOf, findBy, sameKey } from '../platform/database/by-code.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { productIds } from './ensure-codes.js';
import type { Importer, Progress } from './importer.js';
import { type ProductRow, productRows } from './product-rows.js';
import { readRows } from './read-rows.js';
import { type Outcome, refuseAny, type RowError } from './row-error.js';
import { type Change, differing, present, type TableRow, upsert } from './upsert.js';

type Stored = TableRow & { sku: string };
type Planned = { changes: Change[]; created: Set<string>; updated: Set<string> };

const storedProducts = 'SELECT sku, name_zh, name_en, category_id, unit, pack_size, min_quantity, tax_rate, status, created_at FROM products WHERE sku IN (?)';
const basePrices = `
  SELECT x.sku, p.unit_price FROM prices p JOIN products x ON x.id = p.product_id
  WHERE p.price_list_id = ? AND p.scope = 'base' AND p.scope_key = '' AND p.currency = ? AND p.min_quantity = 1 AND p.valid_from = '${openStart}' AND x.sku IN (?)`;

const defaults = { name_en: '', unit: '件', pack_size: 1, min_quantity: 1, tax_rate: '0.0000', status: 'active' };

@Injectable()
export class ImportProducts implements Importer {
  constructor(private readonly config: Config, private readonly clock: Clock) {}

  /** Products by SKU, and their base price on the standard list in the supplier's currency. */
  async run(tx: EntityManager, text: string, progress: Progress): Promise<Outcome> {
    const rows = readRows(text, productRows);
    const { changes, created, updated } = await this.plan(tx, rows);
    await upsert(tx, 'products', changes, progress);
    const switched = changes.filter(({ given }) => given.includes('status')).map(({ row }) => String(row.sku));
    for (const chunk of chunksOf(switched)) await settleLeadsOf(tx, chunk);
    const prices = await this.priceChanges(tx, rows);
    await upsert(tx, 'prices', [...prices.values()]);
    for (const sku of prices.keys()) if (!created.has(sku)) updated.add(sku);
    return { created: created.size, updated: updated.size, unchanged: rows.length - created.size - updated.size, errors: [] };
  }

  private async plan(tx: EntityManager, rows: ProductRow[]): Promise<Planned> {
    const stored = await findBy<Stored>(tx, 'sku', storedProducts, rows.map(({ sku }) => sku));
    const unknown = rows.filter(({ sku }) => !stored.has(sameKey(sku)));
    const families = await familyCodesAmong(tx, unknown.map(({ sku }) => sku));
    refuseAny([...unknown.flatMap(missingInNew), ...unknown.filter(({ sku }) => families.has(sameKey(sku))).map(takenByFamily)]);
    const categories = await CategoryPaths.in(tx);
    const planned: Planned = { changes: [], created: new Set(), updated: new Set() };
    for (const { sku, category, given } of rows) {
      const known = stored.get(sameKey(sku));
      const wanted = { ...given, category_id: category && (await categories.idOf(category)) };
      const speaks = known ? differing(known, wanted) : Object.keys(present(wanted));
      if (speaks.length === 0) continue;
      const row = { ...(known ?? { ...defaults, name_en: given.name_zh ?? '', created_at: this.clock.now() }), ...present(wanted), sku };
      planned.changes.push({ row, given: speaks });
      planned[known ? 'updated' : 'created'].add(sameKey(sku));
    }
    return planned;
  }

  private async priceChanges(tx: EntityManager, rows: ProductRow[]): Promise<Map<string, Change>> {
    const priced = rows.filter(({ basePrice }) => basePrice !== undefined);
    if (priced.length === 0) return new Map();
    const { currency } = this.config;
    const list = await standardListId(tx);
    const skus = priced.map(({ sku }) => sku);
    const productId = await productIds(tx, skus);
    const stored = await findBy<{ sku: string; unit_price: string }>(tx, 'sku', basePrices, skus, [list, currency]);
    const changed = priced.filter(({ sku, basePrice }) => stored.get(sameKey(sku))?.unit_price !== basePrice);
    return new Map(changed.map(({ sku, basePrice }) => [sameKey(sku), {
      row: {
        price_list_id: list, scope: 'base', scope_key: '', product_id: productId(sku) ?? '', min_quantity: 1, currency,
        unit_price: basePrice ?? '', valid_from: openStart, valid_to: openEnd,
      },
      given: ['unit_price', 'valid_to'],
    }]));
  }
}

const takenByFamily = ({ line, sku }: ProductRow): RowError => ({ line, column: 'sku', code: 'family_code', values: { sku } });

function missingInNew({ line, given, category }: ProductRow): RowError[] {
  const missing = { name_zh: given.name_zh, category };
  return Object.entries(missing).filter(([, value]) => value === undefined).map(([column]) => ({ line, column, code: 'required_new' }));
}
