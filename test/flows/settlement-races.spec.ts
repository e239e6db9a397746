import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/platform/clock/clock.js';
import { ShipAndInvoice } from '../../src/settlement/invoices/ship-and-invoice.js';
import { IssueCreditNote } from '../../src/settlement/creditnotes/issue-credit-note.js';
import { ConfirmPayment } from '../../src/settlement/payments/confirm-payment.js';
import { MatchPayment } from '../../src/settlement/payments/match-payment.js';
import { RefusePayment } from '../../src/settlement/payments/refuse-payment.js';
import { UnmatchPayment } from '../../src/settlement/payments/unmatch-payment.js';
import { api } from '../support/api.js';
import { startApp, type TestApp } from '../support/app.js';
import { tokenFor } from '../support/people.js';
import { aCreditNote, anInvoice, aPayment, aPlacedOrder, aVoucher, bookDifferences, clerk, codesOf, countOf, openOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

describe('money moved by many at once', () => {
  let app: TestApp;
  let erp: ReturnType<typeof api>;
  let today: string;

  beforeAll(async () => {
    app = await startApp();
    erp = api(app, await tokenFor(app, 'all'));
    today = app.web.get(Clock).today();
    await aProduct(app.database, 'DL', { price: '100.0000', stock: 10_000 });
  });
  afterAll(() => app.stop());

  const dealer = async (code: string) => {
    await aDealer(app.database, code, { creditLimit: null });
    return code;
  };
  const aBill = async (code: string, quantity = 1) => (await anInvoice(app, code, [{ sku: 'DL', quantity }])).invoice;

  it('records one payment of 50 equal posts and gives all the same answer', async () => {
    const partner = await dealer('FIFTY');
    await aBill(partner, 3);
    const before = await countOf(app, 'payments');
    const answers = await Promise.all(Array.from({ length: 50 }, () => erp.post('/payments', { partner, amount: '120.00', receivedOn: today, reference: 'R' }, 'fifty')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await countOf(app, 'payments')).toBe(before + 1);
  });

  it('never allocates more to an invoice than is open when 50 different payments come at once', async () => {
    const partner = await dealer('MANY');
    const invoice = await aBill(partner, 10);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => erp.post('/payments', { partner, amount: '30.00', receivedOn: today, reference: `R${i}` }, `many-${i}`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await openOf(app, invoice)).toBe('0.00');
    const { body } = await erp.get(`/partners/${partner}/statement?from=${today}&to=${today}`).expect(200);
    expect(body).toMatchObject({ closing: '-500.00', unapplied: '500.00' });
  });

  it('opens one account for a partner whose first 20 payments come at once', async () => {
    await aDealer(app.database, 'FIRST', { account: false });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => erp.post('/payments', { partner: 'FIRST', amount: '5.00', receivedOn: today, reference: `R${i}` }, `first-${i}`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const { body } = await erp.get('/partners/FIRST/credit').expect(200);
    expect(body).toMatchObject({ limit: '0.00', exposure: '-100.00', available: '100.00' });
  });

  it('lets exactly one of two clerks confirm a voucher', async () => {
    const partner = await dealer('CLERKS');
    const invoice = await aBill(partner, 2);
    const number = await aVoucher(app, partner, '200.00');
    const confirmation = { amount: '200.00', receivedOn: today, reference: '', matches: [{ invoice, amount: '200.00' }] };
    const outcomes = await Promise.allSettled([1, 2].map((clerkNumber) => app.web.get(ConfirmPayment).run({ ...clerk, key: `user:${clerkNumber}` }, number, confirmation)));
    expect(codesOf(outcomes)).toEqual(['already_decided', 'done']);
    expect(await openOf(app, invoice)).toBe('0.00');
  });

  it('lets a voucher be confirmed or refused, never both', async () => {
    const number = await aVoucher(app, await dealer('EITHER'), '50.00');
    const outcomes = await Promise.allSettled([
      app.web.get(ConfirmPayment).run(clerk, number, { amount: '50.00', receivedOn: today, reference: '', matches: [] }),
      app.web.get(RefusePayment).run(clerk, number, '未到账'),
    ]);
    expect(codesOf(outcomes)).toEqual(['already_decided', 'done']);
  });

  it('lets exactly one of two payments settle the same invoice', async () => {
    const partner = await dealer('TWO');
    const payments = await Promise.all(['100.00', '100.00'].map((amount) => aPayment(app, partner, amount)));
    const invoice = await aBill(partner);
    const outcomes = await Promise.allSettled(payments.map(({ number }) => app.web.get(MatchPayment).run(clerk, number, [{ invoice, amount: '100.00' }])));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await openOf(app, invoice)).toBe('0.00');
  });

  it('spends unapplied cash once when two clerks match it to different invoices', async () => {
    const partner = await dealer('CASH');
    const { number } = await aPayment(app, partner, '100.00');
    const invoices = [await aBill(partner), await aBill(partner)];
    const outcomes = await Promise.allSettled(invoices.map((invoice) => app.web.get(MatchPayment).run(clerk, number, [{ invoice, amount: '100.00' }])));
    expect(codesOf(outcomes)).toEqual(['done', 'over_unapplied']);
  });

  it('matches once when the same form is sent twice', async () => {
    const partner = await dealer('FORM');
    const { number } = await aPayment(app, partner, '100.00');
    const invoice = await aBill(partner, 2);
    await Promise.all([1, 2, 3].map(() => app.web.get(MatchPayment).run(clerk, number, [{ invoice, amount: '40.00' }], 'form-key')));
    expect(await openOf(app, invoice)).toBe('160.00');
  });

  it('takes a match back exactly once', async () => {
    const partner = await dealer('BACK');
    const invoice = await aBill(partner);
    const { number } = await aPayment(app, partner, '100.00');
    const [run] = await app.database.query<{ entry: string }>(
      'SELECT a.entry_id AS entry FROM payment_allocations a JOIN payments p ON p.id = a.payment_id WHERE p.number = ?', [number]);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => app.web.get(UnmatchPayment).run(clerk, number, run?.entry ?? '', '认错了')));
    expect(codesOf(outcomes)).toEqual(['already_reversed', 'already_reversed', 'done']);
    expect(await openOf(app, invoice)).toBe('100.00');
  });

  it('never credits more than an invoice when ten credit notes are issued at once, numbers them without a gap, and one form once', async () => {
    const partner = await dealer('CREDITED');
    const invoice = await aBill(partner, 5);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => aCreditNote(app, invoice, '120.00')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    const same = await Promise.all([1, 2, 3].map(() => app.web.get(IssueCreditNote).run(clerk, invoice, { quantities: {}, amounts: { R0: '15.00' }, reason: '折让' }, 'one-form')));
    expect(new Set(same.map(({ number }) => number)).size).toBe(1);
    expect(await openOf(app, invoice)).toBe('5.00');
    const numbers = await app.database.query<{ number: string }>('SELECT number FROM credit_notes ORDER BY number');
    expect(numbers.map(({ number }) => Number(number.slice(-6)))).toEqual([1, 2, 3, 4, 5]);
  });

  it('settles an invoice once when a payment and a credit note come at the same time', async () => {
    const partner = await dealer('BOTH');
    const invoice = await aBill(partner, 2);
    const { number } = await aPayment(app, partner, '200.00', []);
    await Promise.allSettled([app.web.get(MatchPayment).run(clerk, number, [{ invoice, amount: '200.00' }]), aCreditNote(app, invoice, '150.00')]);
    expect(['0.00', '50.00']).toContain(await openOf(app, invoice));
    expect(await bookDifferences(app)).toEqual([]);
  });

  it('ships and invoices what is open once when ten clerks press at the same time', async () => {
    const number = await aPlacedOrder(app, await dealer('PRESS'), [{ sku: 'DL', quantity: 5 }]);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => app.web.get(ShipAndInvoice).run(clerk, number, {})));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const rows = await app.database.query('SELECT i.total FROM invoices i JOIN orders o ON o.id = i.order_id WHERE o.number = ?', [number]);
    expect(rows).toEqual([{ total: '500.00' }]);
  });

  it('numbers the invoices of a year without a gap, whoever ships', async () => {
    const codes = await Promise.all(Array.from({ length: 12 }, (_, i) => dealer(`GAP-${i}`)));
    const orders = await Promise.all(codes.map((code) => aPlacedOrder(app, code, [{ sku: 'DL', quantity: 1 }])));
    await Promise.all(orders.map((number, i) => app.web.get(ShipAndInvoice).run(clerk, number, i % 3 === 0 ? { lines: [{ sku: 'DL', quantity: 9 }] } : {}).catch(() => undefined)));
    const numbers = await app.database.query<{ number: string }>('SELECT number FROM invoices ORDER BY number');
    expect(numbers.map(({ number }) => Number(number.slice(-6)))).toEqual(numbers.map((_, index) => index + 1));
  });

  it('keeps the books balanced through all of it', async () => {
    expect(await bookDifferences(app)).toEqual([]);
  });
});
