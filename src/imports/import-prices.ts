import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../platform/config/config.js';
import { ensureCodes, productIds } from './ensure-codes.js';
import type { Importer, Progress } from './importer.js';
import { type PriceRow, priceRows } from './price-rows.js';
import { readRows, sameKey } from './read-rows.js';
import { type Outcome, refuseAny, type RowError } from './row-error.js';
import { type Change, chunksOf, differing, findBy, upsert } from './upsert.js';

type Known = { code: string };
type Scopes = Record<'partner' | 'tier' | 'region', Map<string, Known>>;
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
    const scopes = await knownScopes(tx, rows);
    refuseAny(rows.flatMap((row) => unknownIn(row, productId, scopes)));
    const listId = await ensureCodes(tx, 'price_lists', rows.map(({ list }) => list));
    const wanted = rows.map((row) => wantedPrice(row, listId(row.list), productId(row.sku) ?? '', scopes));
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

async function knownScopes(tx: EntityManager, rows: PriceRow[]): Promise<Scopes> {
  const keys = (...scopes: string[]) => rows.filter(({ scope }) => scopes.includes(scope)).map(({ scopeKey }) => scopeKey);
  const find = (table: string, codes: string[]) => findBy<Known>(tx, 'code', `SELECT code FROM ${table} WHERE code IN (?)`, codes);
  return { partner: await find('partners', keys('contract', 'dealer')), tier: await find('tiers', keys('tier')), region: await find('territories', keys('region')) };
}

function scopeKeyOf({ scope, scopeKey }: PriceRow, scopes: Scopes): string | undefined {
  if (scope === 'base') return '';
  const known = scope === 'contract' || scope === 'dealer' ? scopes.partner : scopes[scope];
  return known.get(sameKey(scopeKey))?.code;
}

function unknownIn(row: PriceRow, productId: (sku: string) => string | undefined, scopes: Scopes): RowError[] {
  const { line, sku, scope, scopeKey } = row;
  return [
    ...(productId(sku) ? [] : [{ line, column: 'sku', code: 'unknown_sku', values: { sku } }]),
    ...(scopeKeyOf(row, scopes) === undefined ? [{ line, column: 'scope_key', code: `unknown_${scope}`, values: { key: scopeKey } }] : []),
  ];
}

function wantedPrice(row: PriceRow, price_list_id: string, product_id: string, scopes: Scopes): Stored {
  const { scope, minQuantity, currency, validFrom, unitPrice, validTo } = row;
  return {
    price_list_id, scope, scope_key: scopeKeyOf(row, scopes) ?? '', product_id, min_quantity: minQuantity,
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
