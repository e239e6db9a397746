import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Moved, noteMoves } from '../catalog/stock/stock-history.js';
import { wakeQueues } from '../catalog/supplies/wake-queues.js';
import { chunksOf } from '../platform/database/by-code.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { bringIn, tryOut } from './bring-in.js';
import { ensureCodes, productIds } from './ensure-codes.js';
import type { Effect, FileKind, Importer, Planned, PlanFor, Progress, Verdict } from './importer.js';
import type { RowShape } from './read-rows.js';
import type { Outcome } from './row-error.js';
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

const storedStock = 'SELECT product_id AS productId, warehouse_id AS warehouseId, on_hand AS onHand, reserved FROM stock WHERE product_id IN (?)';
// in the order in which everyone locks stock
const lockedStock = `${storedStock} ORDER BY product_id, warehouse_id FOR UPDATE`;

@Injectable()
export class ImportStock implements Importer, FileKind<StockRow> {
  readonly shape = stockRows;
  // stock is locked by product id, whatever the order of the file
  readonly pieceSize = Infinity;

  constructor(private readonly clock: Clock) {}

  /** What lies in each warehouse; never less than what is reserved there. */
  run(tx: EntityManager, text: string, progress: Progress, actor?: Actor): Promise<Outcome> {
    return bringIn(this, text, { tx, actor, progress });
  }

  /** What `run` would do. */
  check(tx: EntityManager, text: string, progress: Progress): Promise<Verdict> {
    return tryOut(this, text, { tx, progress });
  }

  /** Plans a file's stock all at once; a trial locks no stock. */
  async planner(what: PlanFor): Promise<(rows: StockRow[]) => Promise<Planned>> {
    return (rows) => this.plan(what, rows);
  }

  private async plan({ tx, actor, isTrial }: PlanFor, rows: StockRow[]): Promise<Planned> {
    const productId = await productIds(tx, rows.map(({ sku }) => sku));
    const isKnown = ({ sku }: StockRow) => productId(sku) !== undefined;
    const known = rows.filter(isKnown);
    const warehouseId = await ensureCodes(tx, 'warehouses', known.map(({ warehouse }) => warehouse));
    const placed = known.map((row) => ({ ...row, productId: productId(row.sku) ?? '', warehouseId: warehouseId(row.warehouse) }));
    const { stored, created } = isTrial ? await readStored(tx, placed) : await lockStored(tx, placed);
    const storedOf = (row: Placed) => stored.get(keyOf(row)) ?? nothing;
    const [short, enough] = parted(placed, (row) => row.onHand < storedOf(row).reserved);
    const changed = enough.filter((row) => storedOf(row).onHand !== row.onHand);
    return {
      errors: [
        ...rows.filter((row) => !isKnown(row)).map(({ line, sku }) => ({ line, column: 'sku', code: 'unknown_sku', values: { sku } })),
        ...short.map((row) => ({ line: row.line, column: 'on_hand', code: 'below_reserved', values: { reserved: storedOf(row).reserved } })),
      ],
      effects: enough.filter((row) => created.has(keyOf(row)) || storedOf(row).onHand !== row.onHand).map((row) => effectOf(row, storedOf(row), created.has(keyOf(row)))),
      write: async (progress) => {
        await upsert(tx, 'stock', changed.map(changeOf), progress);
        await wakeQueues(tx, changed.filter((row) => row.onHand > storedOf(row).onHand).map((row) => row.productId), this.clock.now());
        await this.note(tx, actor, changed.map((row) => ({ ...row, pieces: row.onHand - storedOf(row).onHand })));
      },
    };
  }

  private async note(tx: EntityManager, actor: Actor, moves: Moved[]): Promise<void> {
    for (const chunk of chunksOf(moves)) await noteMoves(tx, chunk, { kind: 'imported', actor, at: this.clock.now() });
  }
}

function effectOf({ line, sku, warehouse, onHand }: Placed, stored: { onHand: number }, isNew: boolean): Effect {
  const after = String(onHand);
  if (isNew) return { line, key: sku, isNew, cells: [{ column: 'warehouse', after: warehouse }, { column: 'on_hand', after }] };
  return { line, key: `${sku} · ${warehouse}`, isNew, cells: [{ column: 'on_hand', before: String(stored.onHand), after }] };
}

function parted<T>(items: T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

function changeOf({ productId, warehouseId, onHand }: Placed): Change {
  return { row: { product_id: productId, warehouse_id: warehouseId, on_hand: onHand }, given: ['on_hand'] };
}

async function readStored(tx: EntityManager, placed: Placed[]): Promise<{ stored: Map<string, Stored>; created: Set<string> }> {
  const stored = await stockOf(tx, storedStock, placed);
  return { stored, created: new Set(placed.map(keyOf).filter((key) => !stored.has(key))) };
}

// rows that are not there yet are made first, so that nobody else comes between the lock and the count
async function lockStored(tx: EntityManager, placed: Placed[]): Promise<{ stored: Map<string, Stored>; created: Set<string> }> {
  const stored = await stockOf(tx, lockedStock, placed);
  const missing = placed.filter((row) => !stored.has(keyOf(row)));
  for (const chunk of chunksOf(missing)) {
    await tx.query('INSERT IGNORE INTO stock (product_id, warehouse_id) VALUES ?', [chunk.map(({ productId, warehouseId }) => [productId, warehouseId])]);
  }
  for (const [key, row] of await stockOf(tx, lockedStock, missing)) stored.set(key, row);
  return { stored, created: new Set(missing.map(keyOf)) };
}

async function stockOf(tx: EntityManager, sql: string, placed: Placed[]): Promise<Map<string, Stored>> {
  const ids = [...new Set(placed.map(({ productId }) => productId))].toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const found = new Map<string, Stored>();
  for (const chunk of chunksOf(ids)) {
    for (const row of await tx.query<Stored[]>(sql, [chunk])) found.set(keyOf(row), row);
  }
  return found;
}

const nothing = { onHand: 0, reserved: 0 };
const keyOf = ({ productId, warehouseId }: { productId: string; warehouseId: string }) => `${productId} ${warehouseId}`;
