import type { EntityManager } from 'typeorm';
import { lockStock, moveStock } from '../catalog/stock/stock-moves.js';
import { wakeQueues } from '../catalog/supplies/wake-queues.js';
import { affected } from '../platform/database/database.js';
import { OrderError } from './order-error.js';

/** A line with what was shipped, cancelled and is still open of it. */
export type OpenLine = {
  id: string; productId: string; sku: string; quantity: number; shipped: number; cancelled: number; open: number; waiting: number; unitPrice: string; discount: string; taxRate: string;
};

export type Reserved = { orderLineId: string; productId: string; warehouseId: string; quantity: number };

export async function orderLinesOf(tx: EntityManager, orderId: string): Promise<OpenLine[]> {
  return tx.query<OpenLine[]>(`
    SELECT id, product_id AS productId, sku, quantity, shipped, cancelled, CAST(quantity - shipped - cancelled AS SIGNED) AS open,
      CAST(COALESCE((SELECT b.pieces FROM back_orders b WHERE b.order_line_id = order_lines.id), 0) AS SIGNED) AS waiting,
      unit_price AS unitPrice, discount, tax_rate AS taxRate
    FROM order_lines WHERE order_id = ? ORDER BY line_no FOR UPDATE`, [orderId]);
}

/** What is still reserved for an order, by line and warehouse. */
export async function reservationsOf(tx: EntityManager, orderId: string): Promise<Reserved[]> {
  return tx.query<Reserved[]>(`
    SELECT r.order_line_id AS orderLineId, l.product_id AS productId, r.warehouse_id AS warehouseId, r.quantity
    FROM stock_reservations r JOIN order_lines l ON l.id = r.order_line_id
    WHERE l.order_id = ? AND r.quantity > 0 ORDER BY l.product_id, r.warehouse_id FOR UPDATE`, [orderId]);
}

/** The lines as far as they may be shipped: what waits for stock stays. */
export function atHand(lines: OpenLine[]): OpenLine[] {
  return lines.map((line) => ({ ...line, open: Number(line.open) - Number(line.waiting) }));
}

/** Cancels what is not shipped, frees its stock for those who wait, and ends its own waiting. Returns how many pieces that was. */
export async function cancelOpenLines(tx: EntityManager, orderId: string, at: Date): Promise<number> {
  const lines = await orderLinesOf(tx, orderId);
  const open = lines.reduce((total, line) => total + Number(line.open), 0);
  if (open === 0) return 0;
  const reserved = await reservationsOf(tx, orderId);
  const products = lines.filter((line) => Number(line.open) > 0).map(({ productId }) => productId);
  await lockStock(tx, products);
  if (reserved.length > 0) {
    const moved = await moveStock(tx, reserved.map(({ productId, warehouseId, quantity }) => ({ productId, warehouseId, onHand: 0, reserved: -quantity })));
    if (!moved) throw new OrderError('stock_moved', {}, undefined, 409);
  }
  await affected(tx, 'UPDATE stock_reservations r JOIN order_lines l ON l.id = r.order_line_id SET r.quantity = 0 WHERE l.order_id = ?', [orderId]);
  await affected(tx, 'UPDATE back_orders SET pieces = 0 WHERE order_id = ?', [orderId]);
  await wakeQueues(tx, products, at);
  await affected(tx, 'UPDATE order_lines SET cancelled = quantity - shipped WHERE order_id = ?', [orderId]);
  return open;
}
