import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/platform/clock/days.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { MatchPayment } from '../../src/settlement/payments/match-payment.js';
import { ReassignPayment } from '../../src/settlement/payments/reassign-payment.js';
import { UnmatchPayment } from '../../src/settlement/payments/unmatch-payment.js';
import { WriteOffRest } from '../../src/settlement/write-offs/write-off-rest.js';
import { api } from '../support/api.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Agent, asOwnerOf, asStaff, tokenFor } from '../support/people.js';
import { aCreditNote, anInvoice, aPayment, bookDifferences, clerk, codesOf, Crash, dyingAt, openOf, traceOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let finance: Agent;
let admin: Agent;
let dealers = 0;

beforeAll(async () => {
  app = await startApp();
  await aProduct(app.database, 'DL', { price: '100.0000', stock: 10_000 });
  finance = await asStaff(app, 'finance');
  admin = await asStaff(app, 'admin');
  await finance.get('/admin/payments?lang=en');
});
afterAll(() => app.stop());

const chief = { ...clerk, permissions: new Set(['settlement.write_off_any']) };
const junior = { ...clerk, permissions: new Set<string>() };
const aBill = async (code: string, quantity = 1) => (await anInvoice(app, code, [{ sku: 'DL', quantity }])).invoice;
const dealer = async () => {
  const code = `D-${++dealers}`;
  await aDealer(app.database, code);
  return code;
};
const creditOf = async (code: string) => (await api(app, await tokenFor(app, 'all')).get(`/partners/${code}/credit`).expect(200)).body as { exposure: string };
const entryOf = async (kind: string, document: string) => (await app.database.query<{ id: string }>('SELECT MAX(id) AS id FROM ledger_entries WHERE kind = ? AND document = ?', [kind, document]))[0]?.id ?? '';

describe('the rest of an invoice', () => {
  it('stays as it was in the account and the ageing of the day before', async () => {
    const [code, today] = [await dealer(), app.web.get(Clock).today()];
    const yesterday = addDays(today, -1);
    const invoice = await aBill(code);
    await app.database.query('UPDATE invoices SET issued_on = ?, created_at = created_at - INTERVAL 1 DAY WHERE number = ?', [yesterday, invoice]);
    await app.database.query('UPDATE receivables r JOIN invoices i ON i.receivable_id = r.id SET r.issued_on = ? WHERE i.number = ?', [yesterday, invoice]);
    await app.web.get(WriteOffRest).run(chief, invoice, { amount: '100.00', reason: '尾差' });
    const ageing = async (day: string) => (await finance.get(`/admin/ageing/export.csv?q=${code}&day=${day}`).expect(200)).text;
    expect([(await ageing(yesterday)).includes('100.00'), (await ageing(today)).includes('100.00')]).toEqual([true, false]);
    const open = async (asOf: string) => (await finance.get(`/admin/statements/as-of/${code}?asOf=${asOf}`).expect(200)).text.includes('ageing');
    expect(await open(today)).toBe(false);
  });

  it('is written off within the limit, counts as paid, shows on both sides, and can be taken back', async () => {
    const [code, today] = [await dealer(), app.web.get(Clock).today()];
    const invoice = await aBill(code);
    await aPayment(app, code, '99.50');
    await finance.postForm(`/admin/invoices/${invoice}/write-offs`, { amount: '0.50', reason: '手续费尾差', _key: 'rest' }).expect(303);
    await finance.postForm(`/admin/invoices/${invoice}/write-offs`, { amount: '0.50', reason: '手续费尾差', _key: 'rest' }).expect(303);
    expect([await openOf(app, invoice), (await creditOf(code)).exposure]).toEqual(['0.00', '0.00']);
    expect((await finance.get(`/admin/invoices/${invoice}`).expect(200)).text).toContain('手续费尾差');
    const owner = await asOwnerOf(app, code);
    expect((await owner.get(`/statements/${today.slice(0, 7)}`).expect(200)).text).toContain('尾差冲销');
    const entry = await entryOf('write_off', invoice);
    await finance.postForm(`/admin/invoices/${invoice}/write-offs/${entry}/reversal`, { reason: '已补款' }).expect(303);
    await finance.postForm(`/admin/invoices/${invoice}/write-offs/${entry}/reversal`, { reason: '已补款' }).expect(422);
    expect(await openOf(app, invoice)).toBe('0.50');
  });

  it('beyond the limit, in one piece or several, needs an administrator', async () => {
    const invoice = await aBill(await dealer());
    await finance.postForm(`/admin/invoices/${invoice}/write-offs`, { amount: '40', reason: '尾差' }).expect(303);
    expect((await finance.postForm(`/admin/invoices/${invoice}/write-offs`, { amount: '11', reason: '尾差' }).expect(422)).text).toContain('51.00 written off of this invoice is beyond your limit of 50.00');
    await admin.postForm(`/admin/invoices/${invoice}/write-offs`, { amount: '60', reason: '尾差' }).expect(303);
    expect(await openOf(app, invoice)).toBe('0.00');
    await (await asStaff(app, 'order_desk')).postForm(`/admin/invoices/${invoice}/write-offs`, { amount: '1', reason: '尾差' }).expect(403);
  });

  it('in another currency than the limit needs an administrator, however small', async () => {
    await aDealer(app.database, 'D-USD', { currency: 'USD' });
    await aProduct(app.database, 'DL-USD', { currency: 'USD' });
    const { invoice } = await anInvoice(app, 'D-USD', [{ sku: 'DL-USD', quantity: 1 }]);
    expect((await finance.postForm(`/admin/invoices/${invoice}/write-offs`, { amount: '1', reason: '尾差' }).expect(422)).text).toContain('an invoice in USD');
    await admin.postForm(`/admin/invoices/${invoice}/write-offs`, { amount: '1', reason: '尾差' }).expect(303);
  });

  it('never goes below nothing, nor beyond a limit, when many write off at once and a payment comes between', async () => {
    const code = await dealer();
    const invoice = await aBill(code);
    const { number } = await aPayment(app, code, '70.00', []);
    const writeOff = (who: typeof chief, amount: string) => app.web.get(WriteOffRest).run(who, invoice, { amount, reason: '尾差' });
    await Promise.allSettled([writeOff(chief, '60.00'), writeOff(junior, '30.00'), writeOff(junior, '30.00'), app.web.get(MatchPayment).run(clerk, number, [{ invoice, amount: '70.00' }])]);
    expect(Number(await openOf(app, invoice))).toBeGreaterThanOrEqual(0);
    expect(await bookDifferences(app)).toEqual([]);
  });
});

describe('credit notes and write-offs of one invoice', () => {
  it('take no more off it than it came to, one after the other or at once', async () => {
    const code = await dealer();
    const invoice = await aBill(code);
    await aPayment(app, code, '70.00', [invoice]);
    await app.web.get(WriteOffRest).run(chief, invoice, { amount: '30.00', reason: '尾差' });
    await expect(aCreditNote(app, invoice, '70.01')).rejects.toMatchObject({ code: 'over_invoice' });
    await aCreditNote(app, invoice, '70.00');

    const raced = await aBill(code);
    const outcomes = await Promise.allSettled([
      aCreditNote(app, raced, '60.00'), app.web.get(WriteOffRest).run(chief, raced, { amount: '60.00', reason: '尾差' }), aCreditNote(app, raced, '60.00'),
    ]);
    expect(codesOf(outcomes).filter((code) => code === 'done')).toHaveLength(1);
    expect(await bookDifferences(app)).toEqual([]);
  });

  it('leave an invoice that was credited after its payment, and is open again, with no more to write off than the rest', async () => {
    const code = await dealer();
    const invoice = await aBill(code);
    const { number } = await aPayment(app, code, '100.00', [invoice]);
    await aCreditNote(app, invoice, '40.00');
    await app.web.get(UnmatchPayment).run(clerk, number, await entryOf('match', number), '错');
    expect((await admin.postForm(`/admin/invoices/${invoice}/write-offs?lang=en`, { amount: '61', reason: '尾差' }).expect(422)).text).toContain('60.00');
    expect(await openOf(app, invoice)).toBe('100.00');
  });
});

describe('a payment recorded for the wrong partner', () => {
  it('is reversed there with its matches and recorded for the right one, both statements right', async () => {
    const [wrong, right] = [await dealer(), await dealer()];
    const invoice = await aBill(wrong);
    const { number } = await aPayment(app, wrong, '130.00');
    const { headers } = await finance.postForm(`/admin/payments/${number}/reassignment`, { partner: right, reason: '户名相似，认错' }).expect(303);
    expect((await finance.get(String(headers.location)).expect(200)).text).toContain(right);
    expect((await finance.get(`/admin/payments/${number}`).expect(200)).text).toContain('Recorded for the wrong partner, and moved');
    expect([await openOf(app, invoice), (await creditOf(wrong)).exposure, (await creditOf(right)).exposure]).toEqual(['100.00', '100.00', '-130.00']);
    expect((await finance.postForm(`/admin/payments/${number}/reassignment`, { partner: right, reason: '再来' }).expect(422)).text).toContain(number);
  });

  it.each([['nobody', 'There is no partner nobody'], ['itself', 'is this partner']])('stays when it should go to %s', async (to, said) => {
    const code = await dealer();
    const { number } = await aPayment(app, code, '10.00');
    expect((await finance.postForm(`/admin/payments/${number}/reassignment`, { partner: to === 'itself' ? code : to, reason: '认错' }).expect(422)).text).toContain(said);
  });

  it('is moved once by many, and swapped between two partners without a deadlock', async () => {
    const [a, b] = [await dealer(), await dealer()];
    const [first, second] = [await aPayment(app, a, '10.00'), await aPayment(app, b, '20.00')];
    const move = (number: string, partner: string) => app.web.get(ReassignPayment).run(clerk, number, { partner, reason: '认错' });
    const outcomes = await Promise.allSettled([move(first.number, b), move(second.number, a), move(first.number, b), move(second.number, a)]);
    expect(codesOf(outcomes)).toEqual(['already_decided', 'already_decided', 'done', 'done']);
    expect([(await creditOf(a)).exposure, (await creditOf(b)).exposure]).toEqual(['-20.00', '-10.00']);
  });
});

describe('the books', () => {
  it('have all of a write-off or a move, or nothing, when a process dies', async () => {
    const [code, other] = [await dealer(), await dealer()];
    const invoice = await aBill(code);
    const { number } = await aPayment(app, code, '99.00');
    const works = [
      () => app.web.get(WriteOffRest).run(junior, invoice, { amount: '1.00', reason: '尾差' }, 'dying'),
      async () => app.web.get(WriteOffRest).undo(clerk, invoice, await entryOf('write_off', invoice), '错'), () => app.web.get(ReassignPayment).run(clerk, number, { partner: other, reason: '错' }),
    ];
    for (const work of works) {
      const before = await traceOf(app);
      for (let step = 1; await traceOf(app) === before; step++) {
        await dyingAt(app, step, work).catch((error: unknown) => { if (!(error instanceof Crash)) throw error; });
      }
    }
    expect(await openOf(app, invoice)).toBe('100.00');
  });

  it('balance after any history of payments, matches, write-offs and what takes them back', async () => {
    let seed = 20_261_125;
    const chance = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    const codes = [await dealer(), await dealer()];
    const [invoices, payments] = [new Map<string, string>(), new Map<string, string>()];
    for (const code of codes) for (let n = 0; n < 3; n++) invoices.set(await aBill(code, 1 + n), code);
    const any = (all: Iterable<string>) => { const list = [...all]; return list[chance(list.length)] ?? ''; };
    const amount = () => `${1 + chance(90)}.${String(chance(100)).padStart(2, '0')}`;
    const live = async (table: 'payment_allocations' | 'write_offs') => (await app.database.query<{ entry: string; document: string }>(`
      SELECT DISTINCT w.entry_id AS entry, e.document FROM ${table} w JOIN ledger_entries e ON e.id = w.entry_id WHERE w.amount > 0`)).at(-1 - chance(3));
    const acts: (() => Promise<unknown>)[] = [
      async () => { const code = any(codes); payments.set((await aPayment(app, code, amount(), chance(2) ? [] : undefined)).number, code); },
      () => app.web.get(MatchPayment).run(clerk, any(payments.keys()), [{ invoice: any(invoices.keys()), amount: amount() }]),
      () => app.web.get(WriteOffRest).run(chance(2) ? chief : junior, any(invoices.keys()), { amount: amount(), reason: '尾差' }),
      async () => { const at = await live('write_offs'); if (at) await app.web.get(WriteOffRest).undo(clerk, at.document, at.entry, '错'); },
      async () => { const at = await live('payment_allocations'); if (at) await app.web.get(UnmatchPayment).run(clerk, at.document, at.entry, '错'); },
      async () => { const to = any(codes); payments.set(await app.web.get(ReassignPayment).run(clerk, any(payments.keys()), { partner: to, reason: '错' }), to); },
    ];
    for (let step = 0; step < 60; step++) await acts[chance(acts.length)]?.().catch((error: { status?: number; fields?: unknown }) => { if (!error.status && !error.fields) throw error; });
    expect(payments.size).toBeGreaterThan(3);
    expect(await bookDifferences(app)).toEqual([]);
  });
});
