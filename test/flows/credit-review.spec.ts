import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/platform/clock/days.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { HoldAccount } from '../../src/credit/hold-account.js';
import { ReviewAccount } from '../../src/credit/review/review-account.js';
import { RunNightly } from '../../src/settlement/collection/run-nightly.js';
import { eventually, startApp, type TestApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asOwnerOf, asStaff } from '../support/people.js';
import { anInvoice, aPayment, aPlacedOrder, bookDifferences, clerk } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let finance: Agent;
let product: string;

beforeAll(async () => {
  app = await startApp({ withWorker: true });
  finance = await asStaff(app, 'finance');
  product = await aProduct(app.database, 'DL', { price: '100.0000', stock: 100_000 });
});
afterAll(() => app.stop());

const today = () => app.web.get(Clock).today();

/** A dealer who owes 3,200 since `days` ago. */
async function aLateDealer(code: string, days: number): Promise<string> {
  await aDealer(app.database, code);
  const { invoice } = await anInvoice(app, code, [{ sku: 'DL', quantity: 32 }]);
  await app.database.query('UPDATE receivables SET due_on = ? WHERE document = ?', [addDays(today(), -days), invoice]);
  return invoice;
}

const isHeld = async (code: string) => (await app.database.query<{ held: number }>('SELECT a.on_hold AS held FROM credit_accounts a JOIN partners p ON p.id = a.partner_id WHERE p.code = ?', [code]))[0]?.held === 1;
const wordsAt = async (agent: Agent, path: string) => wordsOf((await agent.get(path).expect(200)).text);
const statusOf = async (order: string) => (await app.database.query<{ status: string }>('SELECT status FROM orders WHERE number = ?', [order]))[0]?.status;

describe('the nightly review of credit', () => {
  it('holds who is overdue beyond the terms and tells the dealer what to pay', async () => {
    await aLateDealer('late', 31);
    await aLateDealer('in-time', 30);
    await app.web.get(RunNightly).ask();
    await eventually(() => isHeld('late'));
    expect(await isHeld('in-time')).toBe(false);
    const owner = await asOwnerOf(app, 'late');
    expect(await wordsAt(owner, '/account/credit')).toContain('账户因逾期 31 天自动冻结 付清逾期货款 ¥3,200.00，核销后自动解除');
    expect(await wordsAt(finance, '/admin/credit/late')).toContain('因逾期自动冻结');
  });

  it('runs once a day however often it is asked', async () => {
    const asked = () => app.database.query("SELECT id FROM outbox WHERE queue = 'settlement'");
    const before = await asked();
    await Promise.all([app.web.get(RunNightly).ask(), app.web.get(RunNightly).ask()]);
    expect(await asked()).toEqual(before);
  });

  it('lifts its hold as soon as the money is matched, and the order that waited goes on', async () => {
    const order = await aPlacedOrder(app, 'late', [{ sku: 'DL', quantity: 1 }]);
    expect(await statusOf(order)).toBe('held');
    await finance.postForm('/admin/credit/late/lifting', { reason: '帮个忙' }).expect(422);
    await aPayment(app, 'late', '3200.00');
    await eventually(async () => (await statusOf(order)) === 'approved' && !(await isHeld('late')));
    const owner = await asOwnerOf(app, 'late');
    expect(await wordsAt(owner, '/account/credit')).toContain('逾期结清，自动解除');
    expect(await eventually(async () => (await wordsAt(owner, '/notifications')).includes('信用账户已解除冻结'))).toBe(true);
  });

  it('says on the cart, before the order is placed, that it would wait and for how much', async () => {
    await aLateDealer('asks', 45);
    const owner = await asOwnerOf(app, 'asks');
    await owner.postForm('/cart', { [`qty-${product}`]: '2' });
    expect(await wordsAt(owner, '/cart')).toContain('付清 ¥ 3,200.00 后自动放行');
  });

  it('never lifts what a person holds', async () => {
    await aLateDealer('by-hand', 40);
    await app.web.get(ReviewAccount).runForAll();
    await app.web.get(HoldAccount).hold(clerk, 'by-hand', '合同纠纷');
    await aPayment(app, 'by-hand', '3200.00');
    await app.web.get(ReviewAccount).runForAll();
    expect(await isHeld('by-hand')).toBe(true);
    expect(await wordsAt(await asOwnerOf(app, 'by-hand'), '/account/credit')).not.toContain('合同纠纷');
  });

  it('leaves the books as they were', async () => {
    expect(await bookDifferences(app)).toEqual([]);
  });
});
