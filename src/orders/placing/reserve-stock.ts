import type { EntityManager } from 'typeorm';
import { allocate, lockStock, moveStock } from '../../catalog/stock/stock-moves.js';
import { Invalid } from '../../platform/http/errors.js';
import { OrderError } from '../order-error.js';
import type { PricedLine } from './price-lines.js';

export type Reservation = { productId: string; warehouseId: string; quantity: number };

/** Reserves what the lines ask for, all or nothing. Throws Invalid with `lines.<i>.quantity` where there is too little. */
export async function reserveStock(tx: EntityManager, lines: PricedLine[]): Promise<Reservation[]> {
  const free = await lockStock(tx, lines.map(({ product }) => product.id));
  const freeOf = (productId: string) => free.filter((row) => row.productId === productId);
  const reservations = lines.map(({ product, quantity }) =>
    allocate(freeOf(product.id), quantity).map((part) => ({ productId: product.id, ...part })));
  const short = lines.flatMap(({ product }, index) => (reservations[index]?.length ? [] : [{
    field: `lines.${index}.quantity`,
    key: 'orders.errors.out_of_stock',
    values: { sku: product.sku, available: freeOf(product.id).reduce((total, { available }) => total + Math.max(0, Number(available)), 0) },
  }]));
  if (short.length > 0) throw new Invalid(short);
  const all = reservations.flat();
  const moved = await moveStock(tx, all.map(({ productId, warehouseId, quantity }) => ({ productId, warehouseId, onHand: 0, reserved: quantity })));
  if (!moved) throw new OrderError('stock_moved', {}, undefined, 409);
  return all;
}
