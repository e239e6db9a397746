import type { EntityManager } from 'typeorm';
import { allocate, lockStock, moveStock, type StockMove } from '../../catalog/stock/stock-moves.js';
import { affected } from '../../platform/database/database.js';
import { plannedOf } from '../planning/plans.js';
import { reservationsOf } from '../open-lines.js';
import { OrderError } from '../order-error.js';
import { OrderLine } from '../order-line.entity.js';
import { type ChangedLine, isChanged, type StandingLine } from './changed-lines.js';

type Shift = { orderLineId: string; warehouseId: string; productId: string; pieces: number };

/**
 * Makes the order's lines what was agreed and moves what is reserved for them, product by product in the order of their ids.
 * Throws `change_no_stock`, `change_planned`.
 */
export async function moveLines(tx: EntityManager, orderId: string, standing: StandingLine[], lines: ChangedLine[]): Promise<void> {
  await sparePlans(tx, orderId, standing, lines);
  const ids = await writeLines(tx, orderId, standing, lines);
  const moved = lines.filter(({ before, after }) => before !== after);
  if (moved.length === 0) return;
  const reserved = await reservationsOf(tx, orderId);
  const free = await lockStock(tx, moved.map(({ productId }) => productId));
  const shifts = moved.flatMap((line): Shift[] => {
    const [orderLineId, productId] = [ids.get(line.sku) ?? '', line.productId];
    if (line.after > line.before) {
      const parts = allocate(free.filter((row) => row.productId === productId), line.after - line.before);
      if (parts.length === 0) throw new OrderError('change_no_stock', { sku: line.sku }, undefined, 409);
      return parts.map(({ warehouseId, quantity }) => ({ orderLineId, productId, warehouseId, pieces: quantity }));
    }
    let open = line.before - line.after;
    return reserved.filter((row) => row.orderLineId === orderLineId).toReversed().flatMap(({ warehouseId, quantity }) => {
      const part = Math.min(open, quantity);
      open -= part;
      return part > 0 ? [{ orderLineId, productId, warehouseId, pieces: -part }] : [];
    });
  });
  await shift(tx, shifts);
  await affected(tx, 'DELETE r FROM stock_reservations r JOIN order_lines l ON l.id = r.order_line_id WHERE l.order_id = ? AND l.quantity = 0', [orderId]);
  await affected(tx, 'DELETE FROM order_lines WHERE order_id = ? AND quantity = 0', [orderId]);
}

// what is ready to leave is not taken away from under it
async function sparePlans(tx: EntityManager, orderId: string, standing: StandingLine[], lines: ChangedLine[]): Promise<void> {
  const planned = await plannedOf(tx, orderId);
  for (const { id, sku, after } of lines) {
    const line = standing.find((known) => known.id === id);
    if (line && after - line.shipped - line.cancelled < (planned.get(line.id) ?? 0)) throw new OrderError('change_planned', { sku }, undefined, 409);
  }
}

async function writeLines(tx: EntityManager, orderId: string, standing: StandingLine[], lines: ChangedLine[]): Promise<Map<string, string>> {
  for (const { id, after, amountAfter, taxAfter, promisedAfter } of lines.filter((line) => line.id !== null && isChanged(line))) {
    const rows = await affected(tx, 'UPDATE order_lines SET quantity = ?, amount = ?, tax = ?, promised_on = ? WHERE id = ? AND shipped + cancelled <= ?', [after, amountAfter, taxAfter, promisedAfter, id, after]);
    if (rows !== 1) throw new OrderError('stock_moved', {}, undefined, 409);
  }
  const last = Math.max(...standing.map(({ lineNo }) => lineNo));
  const added = lines.filter(({ id }) => id === null);
  if (added.length > 0) await tx.insert(OrderLine, added.map((line, index) => lineRow(orderId, line, last + 1 + index)));
  const rows = await tx.query<{ id: string; sku: string }[]>('SELECT id, sku FROM order_lines WHERE order_id = ?', [orderId]);
  return new Map(rows.map(({ id, sku }) => [sku, id]));
}

function lineRow(orderId: string, { productId, sku, nameZh, nameEn, unit, after, unitPrice, discount, taxRate, amountAfter, taxAfter, priceTrace, promisedAfter }: ChangedLine, lineNo: number) {
  return { orderId, lineNo, productId, sku, nameZh, nameEn, unit, quantity: after, unitPrice, discount, taxRate, amount: amountAfter, tax: taxAfter, priceTrace, promisedOn: promisedAfter };
}

async function shift(tx: EntityManager, shifts: Shift[]): Promise<void> {
  const moves = shifts.map(({ productId, warehouseId, pieces }): StockMove => ({ productId, warehouseId, onHand: 0, reserved: pieces }));
  if (!await moveStock(tx, moves)) throw new OrderError('stock_moved', {}, undefined, 409);
  for (const { orderLineId, warehouseId, pieces } of shifts) {
    const rows = pieces > 0
      ? await affected(tx, 'INSERT INTO stock_reservations (order_line_id, warehouse_id, quantity) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE quantity = quantity + VALUES(quantity)', [orderLineId, warehouseId, pieces])
      : await affected(tx, 'UPDATE stock_reservations SET quantity = quantity - ? WHERE order_line_id = ? AND warehouse_id = ? AND quantity >= ?', [-pieces, orderLineId, warehouseId, -pieces]);
    if (rows === 0) throw new OrderError('stock_moved', {}, undefined, 409);
  }
}
