import { expect } from '@jest/globals';
import type { PartnerActor } from '../../src/identity/access/actors.js';
import { CheckCredit } from '../../src/orders/decision/check-credit.js';
import { PlaceOrder } from '../../src/orders/placing/place-order.js';
import { partnerByCode } from '../../src/partners/partners.queries.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { Actor } from '../../src/platform/http/actor.js';
import { rateKey } from '../../src/settlement/creditnotes/draft-credit-note.js';
import { type CreditNoteRequest, IssueCreditNote } from '../../src/settlement/creditnotes/issue-credit-note.js';
import { ShipAndInvoice } from '../../src/settlement/invoices/ship-and-invoice.js';
import { CheckBooks, type Difference } from '../../src/settlement/ledger/check-books.js';
import { RecordPayment } from '../../src/settlement/payments/record-payment.js';
import { SubmitPayment } from '../../src/settlement/payments/submit-payment.js';
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

/** A reduction by an amount before tax, at the rate of the invoice's first line. */
export async function aCreditNote(app: TestApp, invoice: string, amount: string, more: Partial<CreditNoteRequest> = {}): Promise<{ number: string }> {
  const [line] = await app.database.query<{ taxRate: string }>(
    'SELECT o.tax_rate AS taxRate FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id JOIN order_lines o ON o.id = l.order_line_id WHERE i.number = ? ORDER BY l.id LIMIT 1', [invoice]);
  return app.web.get(IssueCreditNote).run(clerk, invoice, { quantities: {}, amounts: { [rateKey(line?.taxRate ?? '0')]: amount }, reason: '价格折让', ...more });
}

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
export const aPicture = { name: '转账回单.png', content: png };

/** A transfer reported by a dealer's accountant with its voucher. Returns its number. */
export async function aVoucher(app: TestApp, partnerCode: string, amount: string, receivedOn = app.web.get(Clock).today()): Promise<string> {
  const partner = await partnerByCode(app.database, partnerCode);
  const actor: PartnerActor = {
    kind: 'partner', key: 'user:dealer', name: '王敏', userId: '1', partnerId: partner?.id ?? '', partnerCode, roles: ['accountant'], permissions: new Set(['portal.pay']),
  };
  const { number } = await app.web.get(SubmitPayment).run(actor, { amount, receivedOn, reference: '网银转账', note: '' }, aPicture);
  return number;
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

/** Everything the money paths write, as one text: equal before and after a work that left nothing behind. */
export async function traceOf(app: TestApp): Promise<string> {
  const tables = ['quotes', 'quote_rounds', 'quote_lines', 'standing_orders', 'standing_order_runs', 'orders', 'order_lines', 'stock', 'stock_reservations', 'back_orders', 'shipments', 'shipment_lines', 'invoices', 'invoice_lines', 'receivables', 'credit_accounts', 'payments', 'bank_lines', 'bank_files',
    'payment_allocations', 'write_offs','credit_notes', 'credit_note_lines', 'refunds', 'refund_parts', 'fund_accounts', 'fund_movements', 'rebate_grants', 'order_draws', 'ledger_entries', 'ledger_lines', 'statements', 'statement_lines', 'statement_disputes', 'credit_requests', 'credit_request_papers', 'promises', 'promise_invoices', 'number_series', 'state_changes', 'outbox', 'idempotency_keys', 'audit_entries', 'stored_files'];
  const rows = await Promise.all(tables.map((table) => app.database.query(`SELECT * FROM ${table}`)));
  return JSON.stringify(rows);
}

/** What came of works done at once: `done`, or the code of the refusal, sorted. */
export function codesOf(outcomes: PromiseSettledResult<unknown>[]): string[] {
  return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'done' : String(outcome.reason.code ?? outcome.reason.message))).sort();
}

export class Crash extends Error {}

/** Runs `work` with a database that dies at the `step`th statement of a transaction. */
export async function dyingAt(app: TestApp, step: number, work: () => Promise<unknown>): Promise<unknown> {
  const { source } = app.database;
  const whole = app.database.inTransaction;
  let statements = 0;
  app.database.inTransaction = (inside) => source.transaction('READ COMMITTED', (tx) => inside(new Proxy(tx, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        if (++statements === step) throw new Crash(`at statement ${step}`);
        return member.apply(target, given);
      };
    },
  })));
  try {
    return await work();
  } finally {
    app.database.inTransaction = whole;
  }
}

/** Kills the work at its first statement, its second, and so on, until it lives; each death must leave everything `traced` as it was. `least` statements are to be died at. */
export async function survives(app: TestApp, work: () => Promise<unknown>, { traced = () => traceOf(app), least = 5 } = {}): Promise<void> {
  const before = await traced();
  for (let step = 1; ; step++) {
    try {
      await dyingAt(app, step, work);
      expect(step).toBeGreaterThan(least);
      return expect(await traced()).not.toBe(before);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      expect(await traced()).toBe(before);
    }
  }
}
