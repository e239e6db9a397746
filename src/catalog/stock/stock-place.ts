import type { EntityManager } from 'typeorm';
import { affected } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import { StockError } from './stock-error.js';

/** A product in a warehouse: what lies there and how much of it is reserved. */
export type StockPlace = { productId: string; warehouseId: string; sku: string; warehouse: string; onHand: number; reserved: number };

const mostOnHand = 2_000_000_000;

/** Locks a product's stock in a warehouse until the transaction ends, making its row where there was none. Throws NotFound. */
export async function lockPlace(tx: EntityManager, sku: string, warehouse: string): Promise<StockPlace> {
  const [named] = await tx.query<Pick<StockPlace, 'productId' | 'warehouseId' | 'sku' | 'warehouse'>[]>(
    'SELECT p.id AS productId, p.sku, w.id AS warehouseId, w.code AS warehouse FROM products p JOIN warehouses w ON w.code = ? WHERE p.sku = ?', [warehouse, sku]);
  if (!named) throw new NotFound();
  const place = [named.productId, named.warehouseId];
  const lock = () => tx.query<{ onHand: number; reserved: number }[]>(
    'SELECT on_hand AS onHand, reserved FROM stock WHERE product_id = ? AND warehouse_id = ? FOR UPDATE', place);
  const [known] = await lock();
  if (known) return { ...named, ...known };
  await tx.query('INSERT IGNORE INTO stock (product_id, warehouse_id) VALUES (?)', [place]);
  const [made] = await lock();
  return { ...named, onHand: made?.onHand ?? 0, reserved: made?.reserved ?? 0 };
}

/** Brings pieces in, or takes them out when negative. Throws `beyond_stock`, `too_much` for the form's `field`. Returns what lies there then. */
export async function moveAtPlace(tx: EntityManager, { productId, warehouseId, onHand }: StockPlace, pieces: number, field: string): Promise<number> {
  const left = onHand + pieces;
  if (left < 0) throw new StockError('beyond_stock', { onHand }, field);
  if (left > mostOnHand) throw new StockError('too_much', { most: mostOnHand }, field);
  const rows = await affected(tx, 'UPDATE stock SET on_hand = on_hand + ? WHERE product_id = ? AND warehouse_id = ? AND on_hand = ?', [pieces, productId, warehouseId, onHand]);
  if (rows !== 1) throw new StockError('moved', { onHand }, field, 409);
  return left;
}
