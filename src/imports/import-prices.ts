import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Scoped, scopeHolders } from '../catalog/prices/scope-holders.js';
import { Config } from '../platform/config/config.js';
import { chunksOf, sameKey } from '../platform/database/by-code.js';
import { ensureCodes, productIds } from './ensure-codes.js';
import type { Importer, Progress } from './importer.js';
import { type PriceRow, priceRows } from './price-rows.js';
import { readRows } from './read-rows.js';
import { type Outcome, refuseAny, type RowError } from './row-error.js';
import { type Change, differing, upsert } from './upsert.js';

type Holders = (of: Scoped) => string | undefined;
type Stored = { price_list_id: string; scope: string; scope_key: string; product_id: string; min_quantity: number; currency: string; valid_from: string; unit_price: string; valid_to: string };

const storedPrices = `
  SELECT price_list_id, scope, scope_key, product_id, min_quantity, currency, valid_from, unit_price, valid_to
  FROM prices WHERE product_id IN (?) AND price_list_id IN (?)`;

@Injectable()
export class ImportPrices implements Importer {
  constructor(private readonly config: Config) {}

  /** Prices by list, scope, key, SKU, minimum quantity, currency and first day. */
  async run(tx: EntityManager, text: string, progress: Progress): Promise<Outcome> {
    const rows = readRows(text, priceRows(this.config.currency));
    const productId = await productIds(tx, rows.map(({ sku }) => sku));
    const holders = await scopeHolders(tx, rows);
    refuseAny(rows.flatMap((row) => unknownIn(row, productId, holders)));
    const listId = await ensureCodes(tx, 'price_lists', rows.map(({ list }) => list));
    const wanted = rows.map((row) => wantedPrice(row, listId(row.list), productId(row.sku) ?? '', holders));
    const stored = await storedPricesOf(tx, wanted);
    const known = wanted.filter((price) => stored.has(naturalKey(price)));
    const changes: Change[] = wanted.flatMap((price) => {
      const given = stored.has(naturalKey(price)) ? differing(stored.get(naturalKey(price)) ?? {}, price) : ['unit_price', 'valid_to'];
      return given.length > 0 ? { row: price, given } : [];
    });
    await upsert(tx, 'prices', changes, progress);
    const created = rows.length - known.length;
    return { created, updated: changes.length - created, unchanged: rows.length - changes.length, errors: [] };
  }
}

function unknownIn(row: PriceRow, productId: (sku: string) => string | undefined, holders: Holders): RowError[] {
  const { line, sku, scope, scopeKey } = row;
  return [
    ...(productId(sku) ? [] : [{ line, column: 'sku', code: 'unknown_sku', values: { sku } }]),
    ...(holders(row) === undefined ? [{ line, column: 'scope_key', code: `unknown_${scope}`, values: { key: scopeKey } }] : []),
  ];
}

function wantedPrice(row: PriceRow, price_list_id: string, product_id: string, holders: Holders): Stored {
  const { scope, minQuantity, currency, validFrom, unitPrice, validTo } = row;
  return {
    price_list_id, scope, scope_key: holders(row) ?? '', product_id, min_quantity: minQuantity,
    currency, valid_from: validFrom, unit_price: unitPrice, valid_to: validTo,
  };
}

async function storedPricesOf(tx: EntityManager, wanted: Stored[]): Promise<Map<string, Stored>> {
  const lists = [...new Set(wanted.map(({ price_list_id }) => price_list_id))];
  const found = new Map<string, Stored>();
  for (const chunk of chunksOf([...new Set(wanted.map(({ product_id }) => product_id))])) {
    for (const row of await tx.query<Stored[]>(storedPrices, [chunk, lists])) found.set(naturalKey(row), row);
  }
  return found;
}

function naturalKey({ price_list_id, scope, scope_key, product_id, min_quantity, currency, valid_from }: Stored): string {
  return [price_list_id, scope, sameKey(scope_key), product_id, min_quantity, currency, valid_from].join('\n');
}
