import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Scoped, scopeHolders } from '../catalog/prices/scope-holders.js';
import { openEnd, openStart } from '../catalog/prices/price-terms.js';
import { Config } from '../platform/config/config.js';
import { chunksOf, sameKey } from '../platform/database/by-code.js';
import type { Actor } from '../platform/http/actor.js';
import { bringIn, tryOut } from './bring-in.js';
import { cellChanges } from './cell-changes.js';
import { ensureCodes, productIds } from './ensure-codes.js';
import type { Effect, FileKind, Importer, Planned, PlanFor, Progress, Verdict } from './importer.js';
import { type PriceRow, priceRows } from './price-rows.js';
import type { RowShape } from './read-rows.js';
import type { Outcome, RowError } from './row-error.js';
import { type Change, differing, type TableRow, upsert } from './upsert.js';

type Holders = (of: Scoped) => string | undefined;
type Stored = TableRow & { price_list_id: string; scope: string; scope_key: string; product_id: string; min_quantity: number; currency: string; valid_from: string; unit_price: string; valid_to: string };

const storedPrices = `
  SELECT price_list_id, scope, scope_key, product_id, min_quantity, currency, valid_from, unit_price, valid_to
  FROM prices WHERE product_id IN (?) AND price_list_id IN (?)`;

@Injectable()
export class ImportPrices implements Importer, FileKind<PriceRow> {
  readonly shape: RowShape<PriceRow>;
  // a file may price the same products for partner after partner: their stored prices are read once
  readonly pieceSize = Infinity;

  constructor({ currency }: Config) {
    this.shape = priceRows(currency);
  }

  /** Prices by list, scope, key, SKU, minimum quantity, currency and first day. */
  run(tx: EntityManager, text: string, progress: Progress, actor?: Actor): Promise<Outcome> {
    return bringIn(this, text, { tx, actor, progress });
  }

  /** What `run` would do. */
  check(tx: EntityManager, text: string, progress: Progress): Promise<Verdict> {
    return tryOut(this, text, { tx, progress });
  }

  /** Plans a file's prices all at once. */
  async planner({ tx }: PlanFor): Promise<(rows: PriceRow[]) => Promise<Planned>> {
    return (rows) => planPrices(tx, rows);
  }
}

async function planPrices(tx: EntityManager, rows: PriceRow[]): Promise<Planned> {
  const productId = await productIds(tx, rows.map(({ sku }) => sku));
  const holders = await scopeHolders(tx, rows);
  const errors = rows.flatMap((row) => unknownIn(row, productId, holders));
  const wrong = new Set(errors.map(({ line }) => line));
  const whole = rows.filter(({ line }) => !wrong.has(line));
  const listId = await ensureCodes(tx, 'price_lists', whole.map(({ list }) => list));
  const wanted = whole.map((row) => ({ row, price: wantedPrice(row, listId(row.list), productId(row.sku) ?? '', holders) }));
  const stored = await storedPricesOf(tx, wanted.map(({ price }) => price));
  const changes = wanted.flatMap(({ row, price }) => {
    const known = stored.get(naturalKey(price));
    const given = known ? differing(known, price) : ['unit_price', 'valid_to'];
    return given.length > 0 ? { row, known, change: { row: price, given } } : [];
  });
  return {
    errors, effects: changes.map(({ row, known, change }) => effectOf(row, change, known)),
    write: (progress) => upsert(tx, 'prices', changes.map(({ change }) => change), progress),
  };
}

function effectOf(row: PriceRow, change: Change, known: Stored | undefined): Effect {
  const { line, sku, list, scope, scopeKey, minQuantity, currency, validFrom } = row;
  const day = (text: string) => (text === openStart || text === openEnd ? '' : text);
  const changed = cellChanges(change, known, { valid_to: { word: day } });
  if (known) return { line, key: [sku, list, scopeKey, `≥ ${minQuantity}`, day(validFrom)].filter(Boolean).join(' · '), isNew: false, cells: changed };
  const named = { list, scope, scope_key: scopeKey, min_quantity: String(minQuantity), currency, valid_from: day(validFrom) };
  return { line, key: sku, isNew: true, cells: [...Object.entries(named).map(([column, after]) => ({ column, after })), ...changed] };
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
