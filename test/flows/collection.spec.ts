import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/platform/clock/days.js';
import { FollowPromises } from '../../src/settlement/promises/follow-promises.js';
import { SendLetters } from '../../src/settlement/dunning/send-letters.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOverdueInvoice, aPromise, longAgo, remind, todayOf } from '../support/collection.js';
import { turnIn } from '../support/links.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asAccountantOf, asBuyerOf, asStaff } from '../support/people.js';
import { aCreditNote, aPayment, aVoucher, bookDifferences, codesOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let finance: Agent;
let dealers = 0;

beforeAll(async () => {
  app = await startApp();
  finance = await asStaff(app, 'finance');
  await aProduct(app.database, 'DL', { price: '100.0000', stock: 100_000 });
});
afterAll(() => app.stop());

const wordsAt = async (agent: Agent, path: string) => wordsOf((await agent.get(path).expect(200)).text);

/** A dealer with an invoice of `quantity` × 100.00 that fell due `days` ago. */
async function aLateDealer(days: number, quantity = 32): Promise<{ code: string; invoice: string }> {
  const code = `late-${++dealers}`;
  await aDealer(app.database, code, { creditLimit: null });
  return { code, invoice: await anOverdueInvoice(app, code, days, { sku: 'DL', quantity }) };
}

const lettersOf = (code: string) => app.database.query<{ level: number; amount: string; number: string }>('SELECT d.level, d.amount, d.number FROM dunning_letters d JOIN partners p ON p.id = d.partner_id WHERE p.code = ? ORDER BY d.id', [code]);
const statusOf = async (id: string) => (await app.database.query<{ status: string }>('SELECT status FROM promises WHERE id = ?', [id]))[0]?.status;

describe('the ageing', () => {
  it('adds up by partner, territory and who looks after them, today and on an earlier day', async () => {
    const { code } = await aLateDealer(0, 3);
    await anOverdueInvoice(app, code, 45, { sku: 'DL', quantity: 7 });
    await finance.get('/admin/ageing?by=nothing').expect(422);
    const page = await wordsAt(finance, `/admin/ageing?q=${code}`);
    expect(page).toContain('未结应收 ¥ 1,000.00 其中逾期 ¥ 700.00 ，占 70%');
    expect(await wordsAt(finance, `/admin/ageing?q=${code}&by=manager`)).toContain('未指定 1 家');
    await aPayment(app, code, '700.00');
    expect(await wordsAt(finance, `/admin/ageing?q=${code}`)).toContain('未结应收 ¥ 300.00');
    // a page kept open that has run out since
    expect(await wordsAt(finance, `/admin/ageing?q=${code}&after=0.00_0`)).toContain('未结应收 ¥ 300.00');
    await app.database.query("UPDATE receivables v JOIN partners p ON p.id = v.partner_id SET v.issued_on = '2026-01-01' WHERE p.code = ?", [code]);
    expect(await wordsAt(finance, `/admin/ageing?q=${code}&day=${addDays(todayOf(app), -1)}`)).toContain('未结应收 ¥ 1,000.00');
  });

  it('turns its pages both ways and is downloaded whole', async () => {
    for (let n = 0; n < 22; n++) await aDealer(app.database, `many-${n}`, { creditLimit: null });
    await app.database.query("INSERT INTO receivables (partner_id, document, issued_on, due_on, amount, open_amount) SELECT id, CONCAT('M-', id), '2026-01-01', '2026-02-01', 5, 5 FROM partners WHERE code LIKE 'many-%'");
    const first = (await finance.get('/admin/ageing?q=many').expect(200)).text;
    const next = turnIn(first, 'next') ?? '';
    const second = (await finance.get(next).expect(200)).text;
    const codes = (text: string) => [...text.matchAll(/collection\/(many-\d+)/g)].map(([, code]) => code);
    expect(new Set([...codes(first), ...codes(second)]).size).toBe(22);
    expect(codes((await finance.get(turnIn(second, 'prev') ?? '').expect(200)).text)).toEqual(codes(first));
    expect((await finance.get('/admin/ageing/export.csv?q=many').expect(200)).text.trim().split('\r\n')).toHaveLength(23);
    await app.database.query("DELETE FROM receivables WHERE document LIKE 'M-%'");
    await app.database.query("DELETE FROM receivables WHERE document LIKE 'M-%'");
  });
});

describe('letters', () => {
  it('go out by step, once for an invoice, and are read by the dealer in its language', async () => {
    const { code, invoice } = await aLateDealer(3);
    await Promise.all([remind(app, code), remind(app, code)]);
    await app.web.get(SendLetters).runForAll();
    expect(await lettersOf(code)).toMatchObject([{ level: 1, amount: '3200.00' }]);
    await app.database.query('UPDATE receivables SET due_on = ? WHERE document = ?', [addDays(todayOf(app), -31), invoice]);
    await remind(app, code);
    const [, last] = await lettersOf(code);
    expect(last?.level).toBe(3);
    const accountant = await asAccountantOf(app, code);
    expect(await wordsAt(accountant, '/invoices')).toContain('最后催款函');
    expect(await wordsAt(accountant, `/invoices/letters/${last?.number}?lang=en`)).toContain('¥3,200.00 is still unpaid');
    await accountant.get(`/invoices/letters/${last?.number}/pdf`).expect(200).expect('content-type', 'application/pdf');
    expect(await wordsAt(finance, `/admin/collection/${code}`)).toContain('第 3 次催款');
  });

  it('wait while the invoice is promised', async () => {
    const { code } = await aLateDealer(20);
    const { id } = await aPromise(app, code, '3200.00', 5);
    await remind(app, code);
    expect(await lettersOf(code)).toEqual([]);
    await longAgo(app, id);
    await app.web.get(FollowPromises).runForAll();
    await remind(app, code);
    expect(await lettersOf(code)).toMatchObject([{ level: 2 }]);
  });

  it('say what finance wrote, with names that exist', async () => {
    const step = { daysOverdue: '10', minAmount: '', isActive: '1', subjectZh: '请付款', bodyZh: '{partner}：请付 {amount}', subjectEn: 'Please pay', bodyEn: 'Pay {amount}' };
    const refused = await finance.postForm('/admin/dunning/levels/2', { ...step, bodyZh: '{money}' }).expect(422);
    expect(wordsOf(refused.text)).toContain('没有变量 {money}');
    await finance.postForm('/admin/dunning/levels/2', { ...step, daysOverdue: '30' }).expect(422);
    await finance.postForm('/admin/dunning/levels/2', step).expect(303);
    const { code } = await aLateDealer(10);
    await remind(app, code);
    const [letter] = await lettersOf(code);
    expect(await wordsAt(finance, `/admin/dunning/letters/${letter?.number}`)).toContain(`${code} 灯饰：请付 ¥3,200.00`);
  });
});

describe('a promise to pay', () => {
  it('is given by the dealer, seen by finance, and kept when the money is matched', async () => {
    const { code, invoice } = await aLateDealer(8);
    const accountant = await asAccountantOf(app, code);
    const dueOn = addDays(todayOf(app), 3);
    const refused = await accountant.postForm('/invoices/promises', { amount: '9,999', dueOn, invoices: invoice }).expect(422);
    expect(wordsOf(refused.text)).toContain('超过未结金额');
    await accountant.postForm('/invoices/promises', { amount: '3,200', dueOn, invoices: invoice, remark: '周五付' }).expect(303);
    expect(await wordsAt(accountant, '/invoices')).toContain('付款 ¥ 3,200.00');
    expect(await wordsAt(finance, '/admin/collection?view=waiting')).toContain(code);
    expect(await wordsAt(finance, '/admin/collection')).not.toContain(`${code} 灯饰`);
    expect(wordsOf((await accountant.postForm('/invoices/promises', { amount: '1', dueOn, invoices: invoice }).expect(422)).text)).toContain(`发票 ${invoice} 已有付款承诺`);
    await aPayment(app, code, '3200.00');
    expect(await wordsAt(finance, `/admin/collection/${code}`)).toContain('¥3,200.00 的承诺已兑现');
  });

  it('is broken after its day, told to both sides, and brings the dealer to the top of the list', async () => {
    const large = await aLateDealer(60, 500);
    const { code } = await aLateDealer(5, 2);
    const { id } = await aPromise(app, code, '200.00', 2);
    await longAgo(app, id);
    await app.web.get(FollowPromises).runForAll();
    expect(await statusOf(id)).toBe('broken');
    const list = await wordsAt(finance, '/admin/collection');
    expect(list.indexOf(code)).toBeLessThan(list.indexOf(large.code));
    const told = await app.database.query<{ payload: string }>("SELECT payload FROM outbox WHERE queue = 'notify' AND payload LIKE '%promise.broken%'");
    expect(told.map(({ payload }) => JSON.parse(payload) as unknown)).toContainEqual({ event: 'promise.broken', promise: id });
  });

  it('is not broken while money that would keep it waits at finance', async () => {
    const { code } = await aLateDealer(5);
    const { id } = await aPromise(app, code, '3200.00', 2);
    await aVoucher(app, code, '3200.00');
    await longAgo(app, id);
    await app.web.get(FollowPromises).runForAll();
    expect(await statusOf(id)).toBe('open');
  });

  it('is kept by payments only: credit and write-offs leave it open, and with nothing left to pay it is off the books', async () => {
    const { code, invoice } = await aLateDealer(5);
    const { id } = await aPromise(app, code, '200.00', 2, [invoice]);
    await aCreditNote(app, invoice, '', { amounts: { R0: '3199.00' } });
    expect(await statusOf(id)).toBe('open');
    await finance.postForm(`/admin/invoices/${invoice}/write-offs`, { amount: '1', reason: '尾差' }).expect(303);
    expect(await statusOf(id)).toBe('withdrawn');
    expect(await wordsAt(finance, `/admin/collection/${code}`)).toContain('¥200.00 的承诺已作废');
  });

  it('is one at a time for an invoice, whoever is first', async () => {
    const { code, invoice } = await aLateDealer(5);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => aPromise(app, code, '3200.00', 2, [invoice])));
    expect(codesOf(outcomes)).toEqual(['already_promised', 'already_promised', 'done']);
  });

  it('is withdrawn by finance, with a reason, once', async () => {
    const { code } = await aLateDealer(5);
    const { id } = await aPromise(app, code, '3200.00', 2);
    await finance.postForm(`/admin/collection/${code}/promises/${id}/withdrawal`, { reason: '改约下周' }).expect(303);
    await finance.postForm(`/admin/collection/${code}/promises/${id}/withdrawal`, { reason: '改约下周' }).expect(422);
    await aPromise(app, code, '3200.00', 9);
  });

  it('is not for buyers to give', async () => {
    const { code } = await aLateDealer(5);
    await (await asBuyerOf(app, code)).postForm('/invoices/promises', { amount: '1', dueOn: todayOf(app) }).expect(403);
  });
});

describe('the collection list', () => {
  it('keeps what was said and comes back on the day agreed', async () => {
    const { code } = await aLateDealer(9);
    const path = `/admin/collection/${code}`;
    await finance.postForm(`${path}/contacts`, { channel: 'call', note: '', nextOn: '' }).expect(422);
    await finance.postForm(`${path}/contacts`, { channel: 'call', note: '财务出差，下周再联系', nextOn: addDays(todayOf(app), 7) }).expect(303);
    expect(await wordsAt(finance, path)).toContain('财务出差，下周再联系');
    expect(await wordsAt(finance, `/admin/collection?q=${code}`)).toContain('没有符合条件的记录');
    expect(await wordsAt(finance, `/admin/collection?q=${code}&view=waiting`)).toContain('已约跟进');
  });

  it('leaves money as it was', async () => {
    const { code } = await aLateDealer(12);
    const money = async () => JSON.stringify(await app.database.query('SELECT * FROM credit_accounts')) + JSON.stringify(await app.database.query('SELECT * FROM ledger_lines'));
    const before = await money();
    await remind(app, code);
    await aPromise(app, code, '50.00', 2);
    await app.web.get(FollowPromises).runForAll();
    expect(await money()).toBe(before);
    expect(await bookDifferences(app)).toEqual([]);
  });
});
