import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/platform/clock/clock.js';
import { MatchPayment } from '../../src/settlement/payments/match-payment.js';
import { ReassignPayment } from '../../src/settlement/payments/reassign-payment.js';
import { UnmatchPayment } from '../../src/settlement/payments/unmatch-payment.js';
import { api } from '../support/api.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Agent, asOwnerOf, asPartner, asStaff, tokenFor } from '../support/people.js';
import { approve, aRefund, cancel, pay, refuse, toAccount } from '../support/refunds.js';
import { aCreditNote, anInvoice, aPayment, aPlacedOrder, bookDifferences, clerk, codesOf, Crash, dyingAt, traceOf } from '../support/settlement.js';
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
  for (const person of [finance, admin]) await person.get('/admin/payments?lang=en');
});
afterAll(() => app.stop());

const dealer = async (creditLimit: string | null = '1000.00') => {
  const code = `R-${++dealers}`;
  await aDealer(app.database, code, { creditLimit });
  return code;
};
const today = () => app.web.get(Clock).today();
const cash = async (code: string, amount: string) => (await aPayment(app, code, amount, [])).number;
const aBill = async (code: string) => (await anInvoice(app, code, [{ sku: 'DL', quantity: 1 }])).invoice;
const exposureOf = async (code: string) => ((await api(app, await tokenFor(app, 'all')).get(`/partners/${code}/credit`).expect(200)).body as { exposure: string }).exposure;
const statementOf = async (code: string) => (await api(app, await tokenFor(app, 'all')).get(`/partners/${code}/statement?from=${today()}&to=${today()}`).expect(200)).body as { closing: string; unapplied: string; movements: object[] };
const restOf = async (payment: string) => (await app.database.query<{ unapplied: string }>('SELECT unapplied FROM payments WHERE number = ?', [payment]))[0]?.unapplied;
const numberIn = (location: unknown) => String(location).split('/').at(-1)?.split('?')[0] ?? '';
const told = async (event: string) => (await app.database.query<{ payload: string }>('SELECT payload FROM outbox')).filter(({ payload }) => JSON.stringify(payload).includes(event)).length;

describe('a refund', () => {
  it('asked for by a dealer is set aside at once, approved, paid, and stands in the statement of both sides', async () => {
    const code = await dealer();
    const [first, second] = [await cash(code, '60.00'), await cash(code, '50.00')];
    const owner = await asOwnerOf(app, code);
    await owner.get('/payments?lang=en');
    const form = { ...toAccount, amount: '80.00', _key: 'one' };
    const number = numberIn((await owner.postForm('/payments/refunds', form).expect(303)).headers.location);
    expect(numberIn((await owner.postForm('/payments/refunds', form).expect(303)).headers.location)).toBe(number);
    expect([await restOf(first), await restOf(second), await exposureOf(code)]).toEqual(['0.00', '30.00', '-30.00']);
    expect((await owner.get(`/payments/${first}`).expect(200)).text).toContain(number);
    expect((await finance.get('/admin/refunds').expect(200)).text).toContain(number);
    expect((await finance.get(`/admin/refunds/${number}`).expect(200)).text).toContain(`<p class="card-b small">${toAccount.reason}</p>`);
    await finance.postForm(`/admin/refunds/${number}/payment`, { paidOn: today(), reference: 'ICBC1' }).expect(422);
    await finance.postForm(`/admin/refunds/${number}/approval`, {}).expect(303);
    expect(await statementOf(code)).toMatchObject({ closing: '-110.00', unapplied: '110.00' });
    await admin.postForm(`/admin/refunds/${number}/payment`, { paidOn: today(), reference: 'ICBC1' }).expect(303);
    expect(await statementOf(code)).toMatchObject({ closing: '-30.00', unapplied: '30.00', movements: expect.arrayContaining([expect.objectContaining({ kind: 'refund', number, debit: '80.00', balance: '-30.00' })]) });
    expect((await owner.get(`/statements/${today().slice(0, 7)}`).expect(200)).text).toContain(`/payments/refunds/${number}`);
    expect((await admin.get(`/admin/statements/${today().slice(0, 7)}/${code}`).expect(200)).text).toContain(`/admin/refunds/${number}`);
    expect((await owner.get(`/payments/refunds/${number}`).expect(200)).text).toContain('ICBC1');
    expect([await told('refund.asked'), await told('refund.approved'), await told('refund.paid')]).toEqual([1, 1, 1]);
    expect(await bookDifferences(app)).toEqual([]);
  });

  it('asked for by finance on a payment gives back that one, and is decided by another person', async () => {
    const code = await dealer();
    const [, second] = [await cash(code, '60.00'), await cash(code, '50.00')];
    const number = numberIn((await finance.postForm(`/admin/payments/${second}/refunds`, { ...toAccount, amount: '50.00' }).expect(303)).headers.location);
    expect(await restOf(second)).toBe('0.00');
    expect((await finance.get(`/admin/refunds/${number}`).expect(200)).text).toContain('Another person has to approve');
    await finance.postForm(`/admin/refunds/${number}/approval`, {}).expect(422);
    await finance.postForm(`/admin/refunds/${number}/refusal`, { reason: '不退' }).expect(422);
    await (await asStaff(app, 'order_desk')).postForm(`/admin/refunds/${number}/approval`, {}).expect(403);
    expect((await admin.postForm(`/admin/refunds/${number}/refusal`, { reason: '' }).expect(422)).text).toContain('Say why');
    await admin.postForm(`/admin/refunds/${number}/refusal`, { reason: '先抵货款' }).expect(303);
    expect([await restOf(second), await exposureOf(code)]).toEqual(['50.00', '-110.00']);
    expect((await (await asOwnerOf(app, code)).get(`/payments/refunds/${number}`).expect(200)).text).toContain('先抵货款');
  });

  it('is withdrawn by its dealer until it is approved, then cancelled by finance, and not once it is paid', async () => {
    const code = await dealer();
    const payment = await cash(code, '60.00');
    const owner = await asOwnerOf(app, code);
    const [early, late, paid] = [await aRefund(app, code, '10.00'), await aRefund(app, code, '20.00'), await aRefund(app, code, '5.00')];
    await owner.postForm(`/payments/refunds/${early}/withdrawal`, {}).expect(303);
    for (const number of [late, paid]) await approve(app, number);
    await pay(app, paid);
    await owner.postForm(`/payments/refunds/${late}/withdrawal`, {}).expect(422);
    await finance.postForm(`/admin/refunds/${late}/cancellation`, { reason: '改抵货款' }).expect(303);
    await finance.postForm(`/admin/refunds/${paid}/cancellation`, { reason: '改抵货款' }).expect(422);
    expect(await restOf(payment)).toBe('55.00');
  });

  it('is refused with the reason beside the amount when there is less, or when orders and invoices need the cash', async () => {
    const code = await dealer('50.00');
    await cash(code, '120.00');
    const owner = await asOwnerOf(app, code);
    await owner.get('/payments?lang=en');
    const ask = (amount: string) => owner.postForm('/payments/refunds', { ...toAccount, amount });
    expect((await ask('120.01').expect(422)).text).toContain('At most 120.00 can go back');
    expect((await ask('abc').expect(422)).text).toContain('杭州奇明照明工程有限公司');
    await aPlacedOrder(app, code, [{ sku: 'DL', quantity: 1 }]);
    expect((await ask('120.00').expect(422)).text).toContain('over its limit');
    await ask('50.00').expect(303);
  });

  it('is paid on a day between the asking and today', async () => {
    const code = await dealer();
    await cash(code, '60.00');
    const number = await aRefund(app, code, '10.00');
    await approve(app, number);
    for (const paidOn of ['2026-01-05', '2099-01-05']) expect((await finance.postForm(`/admin/refunds/${number}/payment`, { paidOn, reference: 'X' }).expect(422)).text).toContain('has to be between');
  });

  it('keeps its payment with its partner', async () => {
    const [code, other] = [await dealer(), await dealer()];
    const payment = await cash(code, '60.00');
    const number = await aRefund(app, code, '10.00');
    expect((await finance.postForm(`/admin/payments/${payment}/reassignment`, { partner: other, reason: '认错' })).text).toContain(`has refund ${number}`);
    await cancel(app, number);
    await app.web.get(ReassignPayment).run(clerk, payment, { partner: other, reason: '认错' });
  });

  it('is nobody else’s', async () => {
    const code = await dealer();
    await cash(code, '60.00');
    const number = await aRefund(app, code, '10.00');
    const stranger = await asOwnerOf(app, await dealer());
    await stranger.get(`/payments/refunds/${number}`).expect(404);
    await stranger.postForm(`/payments/refunds/${number}/withdrawal`, {}).expect(404);
    await (await asPartner(app, code, 'buyer')).get('/payments/refunds').expect(403);
  });

  it('gives back what is left of a credit note too, after the payments, and the same piece once', async () => {
    const code = await dealer();
    const invoice = await aBill(code);
    await aPayment(app, code, '100.00', [invoice]);
    const { number: note } = await aCreditNote(app, invoice, '40.00');
    const payment = await cash(code, '10.00');
    const left = async () => [await restOf(payment), (await app.database.query<{ unapplied: string }>('SELECT unapplied FROM credit_notes WHERE number = ?', [note]))[0]?.unapplied];
    expect(codesOf(await Promise.allSettled([1, 2].map(() => aRefund(app, code, '45.00'))))).toEqual(['done', 'over_refundable']);
    const [asked] = await app.database.query<{ number: string }>("SELECT r.number FROM refunds r JOIN partners p ON p.id = r.partner_id WHERE p.code = ?", [code]);
    expect(await left()).toEqual(['0.00', '5.00']);
    expect((await finance.get(`/admin/refunds/${asked?.number}`).expect(200)).text).toContain(`/admin/credit-notes/${note}`);
    await refuse(app, asked?.number ?? '');
    expect(await left()).toEqual(['10.00', '40.00']);
    expect((await finance.get(`/admin/credit-notes/${note}/refunds/new`).expect(200)).text).toContain('40.00');
    await finance.postForm(`/admin/credit-notes/${note}/refunds`, { ...toAccount, amount: '40.01' }).expect(422);
    const number = numberIn((await finance.postForm(`/admin/credit-notes/${note}/refunds`, { ...toAccount, amount: '40' }).expect(303)).headers.location);
    await approve(app, number);
    await pay(app, number);
    expect(await left()).toEqual(['10.00', '0.00']);
    expect((await finance.get(`/admin/credit-notes/${note}`).expect(200)).text).toContain(number);
    expect(await bookDifferences(app)).toEqual([]);
  });
});

describe('the cash', () => {
  it('goes once, when many ask for it and match it at once', async () => {
    const code = await dealer(null);
    const [invoice, payment] = [await aBill(code), await cash(code, '100.00')];
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 4 }, () => aRefund(app, code, '60.00')),
      ...Array.from({ length: 2 }, () => app.web.get(MatchPayment).run(clerk, payment, [{ invoice, amount: '60.00' }])),
    ]);
    expect(codesOf(outcomes).filter((code) => code === 'done')).toHaveLength(1);
    expect(await restOf(payment)).toBe('40.00');
    expect(await bookDifferences(app)).toEqual([]);
  });

  it('comes back once or is paid once, when a refund is decided by many at once', async () => {
    const code = await dealer();
    const payment = await cash(code, '100.00');
    const number = await aRefund(app, code, '60.00');
    expect(codesOf(await Promise.allSettled([refuse(app, number), cancel(app, number), approve(app, number), refuse(app, number)])).filter((code) => code === 'done').length).toBeLessThanOrEqual(2);
    const other = await aRefund(app, code, '40.00');
    await approve(app, other);
    expect(codesOf(await Promise.allSettled([pay(app, other), cancel(app, other), pay(app, other), pay(app, other)]))).toEqual(['done', 'refund_decided', 'refund_decided', 'refund_decided']);
    expect(Number(await restOf(payment))).toBeGreaterThanOrEqual(0);
    expect(await bookDifferences(app)).toEqual([]);
  });

  it('is all there or all gone when a process dies', async () => {
    const code = await dealer();
    await cash(code, '30.00');
    await cash(code, '50.00');
    const [toRefuse, toPay] = [await aRefund(app, code, '5.00'), await aRefund(app, code, '6.00')];
    const works = [
      () => aRefund(app, code, '60.00', { key: 'dying' }), () => refuse(app, toRefuse), () => approve(app, toPay), () => pay(app, toPay),
    ];
    for (const work of works) {
      const before = await traceOf(app);
      for (let step = 1; await traceOf(app) === before; step++) {
        await dyingAt(app, step, work).catch((error: unknown) => { if (!(error instanceof Crash)) throw error; });
      }
    }
    expect(await exposureOf(code)).toBe('-14.00');
    expect(await bookDifferences(app)).toEqual([]);
  });

  it('balances after any history of payments, matches and refunds', async () => {
    let seed = 20_261_125;
    const chance = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    const code = await dealer(null);
    const invoices = [await aBill(code), await aBill(code)];
    const [payments, refunds] = [[await cash(code, '80.00')], [await aRefund(app, code, '8.00')]];
    const any = (all: string[]) => all[chance(all.length)] ?? '';
    const amount = () => `${1 + chance(60)}.${String(chance(100)).padStart(2, '0')}`;
    const acts: (() => Promise<unknown>)[] = [
      async () => payments.push(await cash(code, amount())), async () => refunds.push(await aRefund(app, code, amount())),
      async () => refunds.push(await aRefund(app, code, amount(), { payment: any(payments) })),
      () => approve(app, any(refunds)), () => pay(app, any(refunds)), () => refuse(app, any(refunds)), () => cancel(app, any(refunds)),
      () => app.web.get(MatchPayment).run(clerk, any(payments), [{ invoice: any(invoices), amount: amount() }]),
      async () => {
        const [run] = await app.database.query<{ entry: string; document: string }>('SELECT a.entry_id AS entry, e.document FROM payment_allocations a JOIN ledger_entries e ON e.id = a.entry_id WHERE a.amount > 0 ORDER BY a.id DESC LIMIT 1');
        if (run) await app.web.get(UnmatchPayment).run(clerk, run.document, run.entry, '错');
      },
    ];
    for (let step = 0; step < 60; step++) await acts[chance(acts.length)]?.().catch((error: { status?: number; fields?: unknown }) => { if (!error.status && !error.fields) throw error; });
    expect(refunds.length).toBeGreaterThan(3);
    expect(await bookDifferences(app)).toEqual([]);
  });
});
