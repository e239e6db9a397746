import type { EntityManager } from 'typeorm';
import { allocate, type FreeStock } from '../../catalog/stock/stock-moves.js';
import { dayOf, type Supply, suppliesIn, suppliesOf } from '../../catalog/supplies/promise.js';
import { wakeQueues } from '../../catalog/supplies/wake-queues.js';
import { affected } from '../../platform/database/database.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { BackOrder } from './back-order.entity.js';

/** Pieces that wait of each product; to be read once the product's stock is locked. */
export async function waitingOf(tx: EntityManager, productIds: string[]): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map();
  const rows = await tx.query<{ productId: string; pieces: string }[]>(
    'SELECT product_id AS productId, SUM(pieces) AS pieces FROM back_orders WHERE product_id IN (?) AND pieces > 0 GROUP BY product_id', [productIds]);
  return new Map(rows.map(({ productId, pieces }) => [productId, Number(pieces)]));
}

export type Part = { warehouseId: string; quantity: number };
type Asked = { quantity: number; packSize: number; backOrder: boolean };

/**
 * What a new line gets at once and what of it waits. Those who wait already come first: only what is free beyond them is given, in whole packs.
 * Undefined when there is too little and nothing may wait.
 */
export function takeFree(free: FreeStock[], ahead: number, { quantity, packSize, backOrder }: Asked): { parts: Part[]; waits: number } | undefined {
  const left = freeBeyond(free, ahead);
  if (quantity <= left) return { parts: allocate(free, quantity), waits: 0 };
  if (!backOrder) return undefined;
  const now = Math.floor(left / packSize) * packSize;
  return { parts: now > 0 ? allocate(free, now) : [], waits: quantity - now };
}

export function freeBeyond(free: FreeStock[], ahead: number): number {
  return Math.max(0, free.reduce((total, { available }) => total + Math.max(0, Number(available)), 0) - ahead);
}

export type NewWait = { orderLineId: string; orderId: string; productId: string; partnerId: string; pieces: number };

/** Puts lines at the end of their products' queues (one that waits already with all its pieces) with the day the supplies allow for, and has the queues looked at again. Returns the day of each product. */
export async function enqueue(tx: EntityManager, waits: NewWait[], ahead: ReadonlyMap<string, number>, at: Date): Promise<Map<string, string | null>> {
  if (waits.length === 0) return new Map();
  const supplies = await suppliesOfProducts(tx, waits.map(({ productId }) => productId));
  const days = new Map(waits.map(({ productId, pieces }) => [productId, dayOf(supplies.get(productId) ?? [], (ahead.get(productId) ?? 0) + pieces)]));
  const known = await tx.query<{ id: string }[]>('SELECT order_line_id AS id FROM back_orders WHERE order_line_id IN (?)', [waits.map(({ orderLineId }) => orderLineId)]);
  const isKnown = new Set(known.map(({ id }) => id));
  await insertRows(tx, BackOrder, waits.filter(({ orderLineId }) => !isKnown.has(orderLineId)).map((wait) => ({ ...wait, askedAt: at, promisedOn: days.get(wait.productId) ?? null, revision: 0 })));
  for (const { orderLineId, pieces, productId } of waits.filter((wait) => isKnown.has(wait.orderLineId))) {
    await affected(tx, 'UPDATE back_orders SET asked_at = ?, promised_on = ?, pieces = pieces + ? WHERE order_line_id = ?', [at, days.get(productId) ?? null, pieces, orderLineId]);
  }
  await wakeQueues(tx, waits.map(({ productId }) => productId), at);
  return days;
}

async function suppliesOfProducts(tx: EntityManager, productIds: string[]): Promise<Map<string, Supply[]>> {
  const rows = await tx.query<{ id: string; supplies: string | null }[]>(`SELECT p.id, ${suppliesOf} AS supplies FROM products p WHERE p.id IN (?)`, [productIds]);
  return new Map(rows.map(({ id, supplies }) => [id, suppliesIn(supplies)]));
}

/** Takes waiting pieces of a line out of its queue; the product's stock is locked. Returns false when fewer wait. */
export async function unqueue(tx: EntityManager, orderLineId: string, pieces: number): Promise<boolean> {
  return await affected(tx, 'UPDATE back_orders SET pieces = pieces - ? WHERE order_line_id = ? AND pieces >= ?', [pieces, orderLineId, pieces]) === 1;
}
