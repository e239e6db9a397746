import type { EntityManager } from 'typeorm';
import { affected } from '../../platform/database/database.js';

/** Stock of one product in one warehouse that is free to be reserved; `position` is the warehouse's turn. */
export type FreeStock = { productId: string; warehouseId: string; available: number; position: number };

/** A change of what lies in a warehouse and of what of it is reserved. */
export type StockMove = { productId: string; warehouseId: string; onHand: number; reserved: number };

/** Free stock of the products, locked in order of product and warehouse until the transaction ends. */
export function lockStock(tx: EntityManager, productIds: string[]): Promise<FreeStock[]> {
  // read in a subquery, the warehouses themselves stay unlocked
  return tx.query<FreeStock[]>(`
    SELECT s.product_id AS productId, s.warehouse_id AS warehouseId, s.on_hand - s.reserved AS available,
      (SELECT w.position FROM warehouses w WHERE w.id = s.warehouse_id) AS position
    FROM stock s WHERE s.product_id IN (?) ORDER BY s.product_id, s.warehouse_id FOR UPDATE`, [productIds]);
}

/** From which warehouses a quantity comes, in their turn: the first that has all of it, else one after the other. Empty when there is not enough. */
export function allocate(free: FreeStock[], quantity: number): { warehouseId: string; quantity: number }[] {
  const inTurn = free.toSorted((a, b) => a.position - b.position);
  const whole = inTurn.find(({ available }) => available >= quantity);
  if (whole) return [{ warehouseId: whole.warehouseId, quantity }];
  const parts: { warehouseId: string; quantity: number }[] = [];
  let open = quantity;
  for (const { warehouseId, available } of inTurn) {
    const part = Math.min(open, Math.max(0, available));
    if (part > 0) parts.push({ warehouseId, quantity: part });
    open -= part;
  }
  return open === 0 ? parts : [];
}

/**
 * Moves stock in one guarded statement; false when any move would go below zero or reserve more than there is.
 * After a correction more may be reserved than there is: what does not make that worse still moves.
 */
export async function moveStock(tx: EntityManager, moves: StockMove[]): Promise<boolean> {
  if (moves.length === 0) return true;
  const rows = await affected(tx, `
    UPDATE stock s JOIN (${wanted(moves)}) m ON m.product_id = s.product_id AND m.warehouse_id = s.warehouse_id
    SET s.on_hand = s.on_hand + m.on_hand, s.reserved = s.reserved + m.reserved
    WHERE s.reserved + m.reserved >= 0 AND s.on_hand + m.on_hand >= 0
      AND (m.reserved <= m.on_hand OR s.on_hand + m.on_hand >= s.reserved + m.reserved)`, moves.flatMap(valuesOf));
  return rows === moves.length;
}

/** SKUs of which less lies in a warehouse than the moves would take out of it. */
export async function skusMissing(tx: EntityManager, moves: StockMove[]): Promise<string[]> {
  const rows = await tx.query<{ sku: string }[]>(`
    SELECT DISTINCT p.sku FROM stock s JOIN (${wanted(moves)}) m ON m.product_id = s.product_id AND m.warehouse_id = s.warehouse_id
    JOIN products p ON p.id = s.product_id WHERE s.on_hand + m.on_hand < 0 ORDER BY p.sku`, moves.flatMap(valuesOf));
  return rows.map(({ sku }) => sku);
}

const wanted = (moves: StockMove[]) => moves.map(() => 'SELECT ? AS product_id, ? AS warehouse_id, ? AS on_hand, ? AS reserved').join(' UNION ALL ');
const valuesOf = ({ productId, warehouseId, onHand, reserved }: StockMove) => [productId, warehouseId, onHand, reserved];
