import type { EntityManager } from 'typeorm';
import { waitingOf } from '../../catalog/stock/available.js';
import { lockStock, moveStock } from '../../catalog/stock/stock-moves.js';
import { Invalid } from '../../platform/http/errors.js';
import { OrderError } from '../order-error.js';
import { freeBeyond, takeFree } from '../waiting/back-orders.js';
import type { PricedLine } from './price-lines.js';

export type Reservation = { productId: string; warehouseId: string; quantity: number };

/** What is reserved for an order, what of it waits, and how many pieces wait before it of each product. */
export type Taken = { reservations: Reservation[]; waits: { productId: string; pieces: number }[]; ahead: ReadonlyMap<string, number> };

/** Reserves what the lines ask for; where there is too little the rest waits, if the product may be back-ordered. Throws Invalid with `lines.<i>.quantity` otherwise. */
export async function reserveStock(tx: EntityManager, lines: PricedLine[]): Promise<Taken> {
  const free = await lockStock(tx, lines.map(({ product }) => product.id));
  const freeOf = (productId: string) => free.filter((row) => row.productId === productId);
  const queues = await queuesOf(tx, lines.filter(({ product }) => product.backOrder).map(({ product }) => product.id));
  const ahead = new Map([...queues].map(([id, { pieces }]) => [id, Number(pieces)]));
  const taken = lines.map(({ product: { id, packSize }, quantity }) => takeFree(freeOf(id), ahead.get(id) ?? 0, { quantity, packSize, backOrder: Boolean(queues.get(id)?.backOrder) }));
  const short = lines.flatMap(({ product }, index) => (taken[index] ? [] : [{
    field: `lines.${index}.quantity`, key: 'orders.errors.out_of_stock', values: { sku: product.sku, available: freeBeyond(freeOf(product.id), 0) },
  }]));
  if (short.length > 0) throw new Invalid(short);
  const reservations = lines.flatMap(({ product }, index) => (taken[index]?.parts ?? []).map((part) => ({ productId: product.id, ...part })));
  const moved = await moveStock(tx, reservations.map(({ productId, warehouseId, quantity }) => ({ productId, warehouseId, onHand: 0, reserved: quantity })));
  if (!moved) throw new OrderError('stock_moved', {}, undefined, 409);
  return { reservations, ahead, waits: lines.map(({ product }, index) => ({ productId: product.id, pieces: taken[index]?.waits ?? 0 })).filter(({ pieces }) => pieces > 0) };
}

// the products were read before their stock was locked: only now is sure whether they may still be back-ordered, and what waits
async function queuesOf(tx: EntityManager, productIds: string[]): Promise<Map<string, { backOrder: number; pieces: string }>> {
  if (productIds.length === 0) return new Map();
  const rows = await tx.query<{ id: string; backOrder: number; pieces: string }[]>(`
    SELECT p.id, p.back_order AS backOrder, ${waitingOf('p.id')} AS pieces
    FROM products p WHERE p.id IN (?)`, [productIds]);
  return new Map(rows.map((row) => [row.id, row]));
}
