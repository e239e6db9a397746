import type { Reader } from '../platform/database/database.js';
import { cursorOf, keysetPage } from '../platform/http/keyset.js';
import { isPositive } from '../platform/money/money.js';
import type { Fulfilment, OrderStatus, PaymentState } from './order-states.js';

/** An order as machines read it: money with two decimals, unit prices with four. */
export type OrderAnswer = {
  number: string; partner: string; poNumber: string; orderedOn: string; status: OrderStatus; fulfilment: Fulfilment; payment: PaymentState; currency: string;
  lines: { sku: string; quantity: number; unitPrice: string; discount: string; amount: string; tax: string; shipped: number; cancelled: number; waiting?: number; promisedOn?: string | null }[];
  subtotal: string; tax: string; total: string; drawn?: { rebate: string; prepaid: string };
};

/** What an order draws on the partner's funds; nothing is said where it draws nothing. */
export function drawnAnswer(drawn: { rebate: string; prepaid: string }): Pick<OrderAnswer, 'drawn'> {
  return isPositive(drawn.rebate) || isPositive(drawn.prepaid) ? { drawn } : {};
}

type Head = Omit<OrderAnswer, 'lines' | 'drawn'> & { id: string; rebate: string; prepaid: string };
type Line = OrderAnswer['lines'][number] & { orderId: string };

const head = `
  SELECT o.id, o.number, p.code AS partner, o.po_number AS poNumber, o.ordered_on AS orderedOn, o.status, o.fulfilment, o.payment, o.currency,
    o.subtotal, o.tax, o.total, o.rebate_drawn AS rebate, o.prepaid_drawn AS prepaid
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
    SELECT l.order_id AS orderId, l.sku, l.quantity, l.unit_price AS unitPrice, l.discount, l.amount, l.tax, l.shipped, l.cancelled, b.pieces AS waiting, b.promised_on AS promisedOn
    FROM order_lines l LEFT JOIN back_orders b ON b.order_line_id = l.id AND b.pieces > 0 WHERE l.order_id IN (?) ORDER BY l.order_id, l.line_no`, [heads.map(({ id }) => id)])) as Line[];
  return heads.map(({ id, rebate, prepaid, ...order }) => ({ ...order, ...drawnAnswer({ rebate, prepaid }), lines: lines.filter(({ orderId }) => orderId === id).map(lineOf) }));
}

function lineOf({ orderId: _, waiting, promisedOn, ...line }: Line): OrderAnswer['lines'][number] {
  return waiting ? { ...line, waiting, promisedOn } : line;
}
