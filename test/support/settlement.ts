import { CheckCredit } from '../../src/orders/check-credit.js';
import { PlaceOrder } from '../../src/orders/place-order.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { Actor } from '../../src/platform/http/actor.js';
import { ShipAndInvoice } from '../../src/settlement/invoices/ship-and-invoice.js';
import { CheckBooks, type Difference } from '../../src/settlement/ledger/check-books.js';
import { RecordPayment } from '../../src/settlement/payments/record-payment.js';
import type { TestApp } from './app.js';

export const clerk: Actor = { key: 'user:clerk', name: '周岚' };

type Line = { sku: string; quantity: number };

/** An order of a dealer, decided by the credit check as the worker would. Returns its number. */
export async function aPlacedOrder(app: TestApp, partnerCode: string, lines: Line[]): Promise<string> {
  const { number } = await app.web.get(PlaceOrder).run(clerk, { partnerCode, channel: 'admin', lines });
  const [order] = await app.database.query<{ id: string }>('SELECT id FROM orders WHERE number = ?', [number]);
  await app.web.get(CheckCredit).run(order?.id ?? '');
  return number;
}

/** An order shipped and invoiced whole. Returns the numbers of order and invoice. */
export async function anInvoice(app: TestApp, partnerCode: string, lines: Line[]): Promise<{ order: string; invoice: string }> {
  const order = await aPlacedOrder(app, partnerCode, lines);
  const { invoice } = await app.web.get(ShipAndInvoice).run(clerk, order, {});
  return { order, invoice };
}

/** Money received today; oldest due first unless invoices are named. */
export function aPayment(app: TestApp, partner: string, amount: string, invoices?: string[]) {
  return app.web.get(RecordPayment).run(clerk, { partner, amount, receivedOn: app.web.get(Clock).today(), reference: '网银', invoices });
}

/** What the books differ in; empty when all is well. */
export function bookDifferences(app: TestApp): Promise<Difference[]> {
  return app.web.get(CheckBooks).run();
}

export async function openOf(app: TestApp, invoice: string): Promise<string | undefined> {
  const [row] = await app.database.query<{ open: string }>('SELECT open_amount AS open FROM receivables WHERE document = ?', [invoice]);
  return row?.open;
}

export async function countOf(app: TestApp, table: 'payments' | 'invoices' | 'ledger_entries' | 'payment_allocations' | 'shipments' | 'statements' | 'outbox'): Promise<number> {
  const [row] = await app.database.query<{ count: string }>(`SELECT COUNT(*) AS count FROM ${table}`);
  return Number(row?.count);
}
