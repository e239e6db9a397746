import type { EntityManager } from 'typeorm';
import { productsById } from '../../catalog/products/products.queries.js';
import { type FreeStock, lockStock, moveStock, type StockMove } from '../../catalog/stock/stock-moves.js';
import { wakeQueues } from '../../catalog/supplies/wake-queues.js';
import { affected } from '../../platform/database/database.js';
import { plannedOf } from '../planning/plans.js';
import { reservationsOf } from '../open-lines.js';
import { OrderError } from '../order-error.js';
import { OrderLine } from '../order-line.entity.js';
import { enqueue, takeFree, unqueue, waitingOf } from '../waiting/back-orders.js';
import { type ChangedLine, isChanged, type StandingLine } from './changed-lines.js';

type Moved = { id: string; partnerId: string };
type Shift = { orderLineId: string; warehouseId: string; productId: string; pieces: number };

/**
 * Makes the order's lines what was agreed and moves what is reserved for them, product by product in the order of their ids.
 * Throws `change_no_stock`, `change_planned`.
 */
export async function moveLines(tx: EntityManager, order: Moved, standing: StandingLine[], lines: ChangedLine[], at: Date): Promise<void> {
  const { id: orderId } = order;
  await sparePlans(tx, orderId, standing, lines);
  const ids = await writeLines(tx, orderId, standing, lines);
  const moved = lines.filter(({ before, after }) => before !== after);
  if (moved.length === 0) return;
  const reserved = await reservationsOf(tx, orderId);
  const free = await lockStock(tx, moved.map(({ productId }) => productId));
  const waits = await moveWaiting(tx, order, moved, { ids, free, at });
  const shifts = moved.flatMap((line): Shift[] => {
    const [orderLineId, productId] = [ids.get(line.sku) ?? '', line.productId];
    const { parts, fewer } = waits.get(productId) ?? { parts: [], fewer: 0 };
    if (line.after > line.before) return parts.map(({ warehouseId, quantity }) => ({ orderLineId, productId, warehouseId, pieces: quantity }));
    let open = line.before - line.after - fewer;
    return reserved.filter((row) => row.orderLineId === orderLineId).toReversed().flatMap(({ warehouseId, quantity }) => {
      const part = Math.min(open, quantity);
      open -= part;
      return part > 0 ? [{ orderLineId, productId, warehouseId, pieces: -part }] : [];
    });
  });
  await shift(tx, shifts);
  await wakeQueues(tx, moved.filter(({ before, after }) => after < before).map(({ productId }) => productId), at);
  await affected(tx, 'DELETE b FROM back_orders b JOIN order_lines l ON l.id = b.order_line_id WHERE l.order_id = ? AND l.quantity = 0', [orderId]);
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

type Standing = { ids: ReadonlyMap<string, string>; free: FreeStock[]; at: Date };
type Change = { parts: { warehouseId: string; quantity: number }[]; fewer: number };

/** More takes what is free and lets the rest wait where it may, less comes off what waits first: by product, what is still to be reserved, or how many fewer wait. */
async function moveWaiting(tx: EntityManager, { id: orderId, partnerId }: Moved, moved: ChangedLine[], { ids, free, at }: Standing): Promise<Map<string, Change>> {
  const products = await productsById(tx, moved.map(({ productId }) => productId));
  const ahead = await waitingOf(tx, moved.map(({ productId }) => productId));
  const changes = new Map<string, Change>();
  const waits: Parameters<typeof enqueue>[1] = [];
  for (const { productId, sku, before, after } of moved) {
    const orderLineId = ids.get(sku) ?? '';
    if (after < before) {
      const [known] = await tx.query<{ pieces: number }[]>('SELECT pieces FROM back_orders WHERE order_line_id = ? FOR UPDATE', [orderLineId]);
      const fewer = Math.min(before - after, known?.pieces ?? 0);
      if (fewer > 0) await unqueue(tx, orderLineId, fewer);
      changes.set(productId, { parts: [], fewer });
      continue;
    }
    const { packSize = 1, backOrder = 0 } = products.get(productId) ?? {};
    const taken = takeFree(free.filter((row) => row.productId === productId), ahead.get(productId) ?? 0, { quantity: after - before, packSize, backOrder: Boolean(backOrder) });
    if (!taken) throw new OrderError('change_no_stock', { sku }, undefined, 409);
    if (taken.waits > 0) waits.push({ orderLineId, orderId, productId, partnerId, pieces: taken.waits });
    changes.set(productId, { parts: taken.parts, fewer: 0 });
  }
  await enqueue(tx, waits, ahead, at);
  return changes;
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
