import type { EntityManager } from 'typeorm';
import { affected } from '../../platform/database/database.js';

/** Stock of one product in one warehouse that is free to be reserved. */
export type FreeStock = { productId: string; warehouseId: string; available: number };

/** A change of what lies in a warehouse and of what of it is reserved. */
export type StockMove = { productId: string; warehouseId: string; onHand: number; reserved: number };

/** Free stock of the products, locked in order of product and warehouse until the transaction ends. */
export function lockStock(tx: EntityManager, productIds: string[]): Promise<FreeStock[]> {
  return tx.query<FreeStock[]>(`
    SELECT product_id AS productId, warehouse_id AS warehouseId, on_hand - reserved AS available
    FROM stock WHERE product_id IN (?) ORDER BY product_id, warehouse_id FOR UPDATE`, [productIds]);
}

/** From which warehouses a quantity comes: the first that has all of it, else one after the other. Empty when there is not enough. */
export function allocate(free: FreeStock[], quantity: number): { warehouseId: string; quantity: number }[] {
  const whole = free.find(({ available }) => available >= quantity);
  if (whole) return [{ warehouseId: whole.warehouseId, quantity }];
  const parts: { warehouseId: string; quantity: number }[] = [];
  let open = quantity;
  for (const { warehouseId, available } of free) {
    const part = Math.min(open, Math.max(0, available));
    if (part > 0) parts.push({ warehouseId, quantity: part });
    open -= part;
  }
  return open === 0 ? parts : [];
}

/** Moves stock in one guarded statement; false when any move would reserve more than there is or go below zero. */
export async function moveStock(tx: EntityManager, moves: StockMove[]): Promise<boolean> {
  if (moves.length === 0) return true;
  const wanted = moves.map(() => 'SELECT ? AS product_id, ? AS warehouse_id, ? AS on_hand, ? AS reserved').join(' UNION ALL ');
  const rows = await affected(tx, `
    UPDATE stock s JOIN (${wanted}) m ON m.product_id = s.product_id AND m.warehouse_id = s.warehouse_id
    SET s.on_hand = s.on_hand + m.on_hand, s.reserved = s.reserved + m.reserved
    WHERE s.on_hand + m.on_hand >= s.reserved + m.reserved AND s.reserved + m.reserved >= 0`,
  moves.flatMap(({ productId, warehouseId, onHand, reserved }) => [productId, warehouseId, onHand, reserved]));
  return rows === moves.length;
}
