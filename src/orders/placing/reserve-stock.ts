import type { EntityManager } from 'typeorm';
import { lockStock, moveStock } from '../../catalog/stock/stock-moves.js';
import { Invalid } from '../../platform/http/errors.js';
import { OrderError } from '../order-error.js';
import { freeBeyond, takeFree, waitingOf } from '../waiting/back-orders.js';
import type { PricedLine } from './price-lines.js';

export type Reservation = { productId: string; warehouseId: string; quantity: number };

/** What is reserved for an order, what of it waits, and how many pieces wait before it of each product. */
export type Taken = { reservations: Reservation[]; waits: { productId: string; pieces: number }[]; ahead: ReadonlyMap<string, number> };

/** Reserves what the lines ask for; where there is too little the rest waits, if the product may be back-ordered. Throws Invalid with `lines.<i>.quantity` otherwise. */
export async function reserveStock(tx: EntityManager, lines: PricedLine[]): Promise<Taken> {
  const free = await lockStock(tx, lines.map(({ product }) => product.id));
  const freeOf = (productId: string) => free.filter((row) => row.productId === productId);
  const ahead = await waitingOf(tx, lines.filter(({ product }) => product.backOrder).map(({ product }) => product.id));
  const taken = lines.map(({ product: { id, packSize, backOrder }, quantity }) => takeFree(freeOf(id), ahead.get(id) ?? 0, { quantity, packSize, backOrder: Boolean(backOrder) }));
  const short = lines.flatMap(({ product }, index) => (taken[index] ? [] : [{
    field: `lines.${index}.quantity`, key: 'orders.errors.out_of_stock', values: { sku: product.sku, available: freeBeyond(freeOf(product.id), 0) },
  }]));
  if (short.length > 0) throw new Invalid(short);
  const reservations = lines.flatMap(({ product }, index) => (taken[index]?.parts ?? []).map((part) => ({ productId: product.id, ...part })));
  const moved = await moveStock(tx, reservations.map(({ productId, warehouseId, quantity }) => ({ productId, warehouseId, onHand: 0, reserved: quantity })));
  if (!moved) throw new OrderError('stock_moved', {}, undefined, 409);
  return { reservations, ahead, waits: lines.map(({ product }, index) => ({ productId: product.id, pieces: taken[index]?.waits ?? 0 })).filter(({ pieces }) => pieces > 0) };
}
