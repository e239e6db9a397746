import type { Reader } from '../platform/database/database.js';
import { cursorOf, keysetPage } from '../platform/http/keyset.js';
import type { Fulfilment, OrderStatus, PaymentState } from './order-states.js';

/** An order as machines read it: money with two decimals, unit prices with four. */
export type OrderAnswer = {
  number: string; partner: string; poNumber: string; orderedOn: string; status: OrderStatus; fulfilment: Fulfilment; payment: PaymentState; currency: string;
  lines: { sku: string; quantity: number; unitPrice: string; discount: string; amount: string; tax: string; shipped: number; cancelled: number }[];
  subtotal: string; tax: string; total: string;
};

type Head = Omit<OrderAnswer, 'lines'> & { id: string };
type Line = OrderAnswer['lines'][number] & { orderId: string };

const head = `
  SELECT o.id, o.number, p.code AS partner, o.po_number AS poNumber, o.ordered_on AS orderedOn, o.status, o.fulfilment, o.payment, o.currency,
    o.subtotal, o.tax, o.total
  FROM orders o JOIN partners p ON p.id = o.partner_id`;

export async function orderAnswer(reader: Reader, number: string): Promise<OrderAnswer | undefined> {
  const heads = (await reader.query(`${head} WHERE o.number = ?`, [number])) as Head[];
  return (await withLines(reader, heads))[0];
}

const pageSize = 50;

/** A page of orders, newest first, of one partner or in one state when asked. */
export async function orderAnswers(reader: Reader, filter: { partner?: string; status?: string; after?: string }): Promise<{ orders: OrderAnswer[]; next?: string }> {
  const conditions = ['o.id < ?'];
  const values: unknown[] = [cursorOf(filter.after)];
  if (filter.partner) {
    conditions.push('p.code = ?');
    values.push(filter.partner);
  }
  if (filter.status) {
    conditions.push('o.status = ?');
    values.push(filter.status);
  }
  const rows = (await reader.query(`${head} WHERE ${conditions.join(' AND ')} ORDER BY o.id DESC LIMIT ${pageSize + 1}`, values)) as Head[];
  const { rows: heads, next } = keysetPage(rows, pageSize);
  return { orders: await withLines(reader, heads), next };
}

async function withLines(reader: Reader, heads: Head[]): Promise<OrderAnswer[]> {
  if (heads.length === 0) return [];
  const lines = (await reader.query(`
    SELECT order_id AS orderId, sku, quantity, unit_price AS unitPrice, discount, amount, tax, shipped, cancelled
    FROM order_lines WHERE order_id IN (?) ORDER BY order_id, line_no`, [heads.map(({ id }) => id)])) as Line[];
  return heads.map(({ id, ...order }) => ({ ...order, lines: lines.filter(({ orderId }) => orderId === id).map(({ orderId: _, ...line }) => line) }));
}
