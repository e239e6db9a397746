import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Moved, noteMoves } from '../catalog/stock/stock-history.js';
import { chunksOf } from '../platform/database/by-code.js';
import { Clock } from '../platform/clock/clock.js';
import { type Actor, systemActor } from '../platform/http/actor.js';
import { ensureCodes, productIds } from './ensure-codes.js';
import type { Importer, Progress } from './importer.js';
import { readRows, type RowShape } from './read-rows.js';
import { type Outcome, refuseAny } from './row-error.js';
import { type Change, upsert } from './upsert.js';

type StockRow = { line: number; warehouse: string; sku: string; onHand: number };
type Stored = { productId: string; warehouseId: string; onHand: number; reserved: number };
type Placed = StockRow & { productId: string; warehouseId: string };

const columns = ['warehouse', 'sku', 'on_hand'];

export const stockRows: RowShape<StockRow> = {
  columns: { known: columns, needed: ['sku', 'warehouse', 'on_hand'] },
  keyOf: ({ warehouse, sku }) => [sku, warehouse],
  read: (cells) => {
    cells.needed('on_hand', 40);
    return { line: cells.line, warehouse: cells.needed('warehouse', 40), sku: cells.needed('sku', 60), onHand: cells.integer('on_hand', 0) ?? 0 };
  },
};

// in the order in which everyone locks stock
const lockedStock = `
  SELECT product_id AS productId, warehouse_id AS warehouseId, on_hand AS onHand, reserved FROM stock
  WHERE product_id IN (?) ORDER BY product_id, warehouse_id FOR UPDATE`;

@Injectable()
export class ImportStock implements Importer {
  constructor(private readonly clock: Clock) {}

  /** What lies in each warehouse; never less than what is reserved there. */
  async run(tx: EntityManager, text: string, progress: Progress, actor: Actor = systemActor): Promise<Outcome> {
    const rows = readRows(text, stockRows);
    const productId = await productIds(tx, rows.map(({ sku }) => sku));
    refuseAny(rows.filter(({ sku }) => !productId(sku)).map(({ line, sku }) => ({ line, column: 'sku', code: 'unknown_sku', values: { sku } })));
    const warehouseId = await ensureCodes(tx, 'warehouses', rows.map(({ warehouse }) => warehouse));
    const placed = rows.map((row) => ({ ...row, productId: productId(row.sku) ?? '', warehouseId: warehouseId(row.warehouse) }));
    const { stored, created } = await lockStored(tx, placed);
    const storedOf = (row: Placed) => stored.get(keyOf(row)) ?? nothing;
    refuseAny(placed.filter((row) => row.onHand < storedOf(row).reserved)
      .map((row) => ({ line: row.line, column: 'on_hand', code: 'below_reserved', values: { reserved: storedOf(row).reserved } })));
    const changed = placed.filter((row) => storedOf(row).onHand !== row.onHand);
    await upsert(tx, 'stock', changed.map(changeOf), progress);
    await this.note(tx, actor, changed.map((row) => ({ ...row, pieces: row.onHand - storedOf(row).onHand })));
    const updated = changed.filter((row) => !created.has(keyOf(row))).length;
    return { created: created.size, updated, unchanged: rows.length - created.size - updated, errors: [] };
  }

  private async note(tx: EntityManager, actor: Actor, moves: Moved[]): Promise<void> {
    for (const chunk of chunksOf(moves)) await noteMoves(tx, chunk, { kind: 'imported', actor, at: this.clock.now() });
  }
}

function changeOf({ productId, warehouseId, onHand }: Placed): Change {
  return { row: { product_id: productId, warehouse_id: warehouseId, on_hand: onHand }, given: ['on_hand'] };
}

// rows that are not there yet are made first, so that nobody else comes between the lock and the count
async function lockStored(tx: EntityManager, placed: Placed[]): Promise<{ stored: Map<string, Stored>; created: Set<string> }> {
  const stored = await locked(tx, placed);
  const missing = placed.filter((row) => !stored.has(keyOf(row)));
  for (const chunk of chunksOf(missing)) {
    await tx.query('INSERT IGNORE INTO stock (product_id, warehouse_id) VALUES ?', [chunk.map(({ productId, warehouseId }) => [productId, warehouseId])]);
  }
  for (const [key, row] of await locked(tx, missing)) stored.set(key, row);
  return { stored, created: new Set(missing.map(keyOf)) };
}

async function locked(tx: EntityManager, placed: Placed[]): Promise<Map<string, Stored>> {
  const ids = [...new Set(placed.map(({ productId }) => productId))].toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const found = new Map<string, Stored>();
  for (const chunk of chunksOf(ids)) {
    for (const row of await tx.query<Stored[]>(lockedStock, [chunk])) found.set(keyOf(row), row);
  }
  return found;
}

const nothing = { onHand: 0, reserved: 0 };
const keyOf = ({ productId, warehouseId }: { productId: string; warehouseId: string }) => `${productId} ${warehouseId}`;
