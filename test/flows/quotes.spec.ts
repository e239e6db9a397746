import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AcceptQuote } from '../../src/orders/quotes/accept-quote.js';
import { AnswerQuote } from '../../src/orders/quotes/answer-quote.js';
import { ExpireQuotes } from '../../src/orders/quotes/expire-quotes.js';
import { MoveCash } from '../../src/settlement/funds/move-cash.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays } from '../../src/platform/clock/days.js';
import { Database } from '../../src/platform/database/database.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { eventually, startApp, type TestApp } from '../support/app.js';
import { aFund, standingOf } from '../support/funds.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asAccountantOf, asBuyerOf, asPartner, asStaff } from '../support/people.js';
import { aBuyer, anOffer, aRequest, wished } from '../support/quotes.js';
import { bookDifferences, clerk, codesOf, Crash, dyingAt, traceOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let buyer: Agent;
let desk: Agent;
let today: string;

beforeAll(async () => {
  app = await startApp({ withWorker: true });
  today = app.web.get(Clock).today();
  for (const code of ['QIMING', 'TIANHE']) await aDealer(app.database, code);
  await aProduct(app.database, 'LS-T8-18', { price: '20.0000', packSize: 25, minQuantity: 25, stock: 10_000 });
  await aProduct(app.database, 'LS-PL66-40', { price: '100.0000', stock: 10_000 });
  buyer = await asBuyerOf(app, 'QIMING');
  desk = await asStaff(app, 'order_desk');
});
beforeEach(() => app.database.query('DELETE FROM cart_lines'));
afterAll(() => app.stop());

const wordsAt = async (agent: Agent, path: string) => wordsOf((await agent.get(path).expect(200)).text);
// as the page names its fields: lines[0][sku]
const rows = (...all: object[]) => Object.fromEntries(all.map((row, index) => [index, row]));
const numberIn = (location: unknown) => String(location).split('/').at(-1) ?? '';
const lines = [{ sku: 'LS-T8-18', quantity: 100, unitPrice: '18' }, { sku: 'LS-PL66-40', quantity: 10, unitPrice: '100', discount: '0.0500' }];
const answer = (changes: object = {}) => ({
  round: '1', validUntil: addDays(today, 7), note: '含运费，下周可发',
  lines: rows({ sku: 'LS-T8-18', quantity: '100', unitPrice: '18', discount: '', note: '' }, { sku: '', quantity: '', unitPrice: '', discount: '', note: '' }, { sku: 'ls-pl66-40', quantity: '10', unitPrice: '', discount: '5', note: '替代 60W' }), ...changes,
});
const orderOf = (number: string) => app.database.query<Record<string, unknown>>(`
  SELECT l.sku, l.quantity, l.unit_price AS unitPrice, l.discount, l.amount, o.status FROM quotes q JOIN orders o ON o.number = q.order_number JOIN order_lines l ON l.order_id = o.id
  WHERE q.number = ? ORDER BY l.line_no`, [number]);

describe('a dealer', () => {
  it('asks for prices of what is in the cart and of a pasted list; the cart is empty then', async () => {
    const [tube] = await app.database.query<{ id: string }>("SELECT id FROM products WHERE sku = 'LS-T8-18'");
    await buyer.postForm('/cart', { [`qty-${tube?.id}`]: '100' }).expect(303);
    expect(await wordsAt(buyer, '/cart')).toContain('先申请报价');
    expect(await wordsAt(buyer, '/quotes/new')).toContain('LS-T8-18 筒灯 LS-T8-18');
    const { headers } = await buyer.postForm('/quotes', { lines: rows({ sku: 'LS-T8-18', quantity: '100', unitPrice: '17.5', note: '' }), text: 'LS-PL66-40 10', note: '西湖项目' }).expect(303);
    const words = await wordsAt(buyer, String(headers.location));
    expect(words).toMatch(/待答复.*供应商正在核价.*LS-T8-18 100 只 ¥ 20\.00 ¥ 17\.50.*LS-PL66-40 10 只 ¥ 100\.00 —.*西湖项目/);
    expect(await app.database.query('SELECT 1 FROM cart_lines')).toEqual([]);
  });

  it('is told what is wrong with a line, beside it, and keeps what was typed', async () => {
    const { text } = await buyer.postForm('/quotes', { lines: rows({ sku: 'LS-T8-18', quantity: '30' }), text: 'NOPE 5', note: '加急' }).expect(422);
    expect(wordsOf(text)).toContain('“NOPE 5”：没有这个货号或条码');
    expect(text).toContain('加急</textarea>');
    expect(wordsOf((await buyer.postForm('/quotes', { text: 'LS-T8-18 30' }).expect(422)).text)).toContain('LS-T8-18 按每箱 25 订货，可改为 25 或 50');
    expect(wordsOf((await buyer.postForm('/quotes', { text: '' }).expect(422)).text)).toContain('请至少填写一种商品的数量');
  });

  it('sees the quotes of no one else, and without the right to order cannot act', async () => {
    const number = await anOffer(app, 'QIMING', lines, addDays(today, 7));
    const stranger = await asBuyerOf(app, 'TIANHE');
    await stranger.get(`/quotes/${number}`).expect(404);
    await stranger.postForm(`/quotes/${number}/acceptance`, { round: '2' }).expect(404);
    const accountant = await asAccountantOf(app, 'QIMING');
    expect(await wordsAt(accountant, `/quotes/${number}`)).not.toContain('按报价下单');
    await accountant.postForm(`/quotes/${number}/acceptance`, { round: '2' }).expect(403);
    await (await asPartner(app, 'QIMING', 'learner')).get('/quotes').expect(403);
  });
});

describe('the supplier', () => {
  it('answers with prices, a discount and an alternative; the dealer is told and every round stays readable', async () => {
    const number = await aRequest(app, 'QIMING', [{ sku: 'LS-T8-18', quantity: 100, unitPrice: '17.5' }]);
    expect(await wordsAt(desk, '/admin/quotes')).toContain(number);
    await desk.postForm(`/admin/quotes/${number}/answers`, answer()).expect(303);
    const offered = await wordsAt(buyer, `/quotes/${number}`);
    expect(offered).toMatch(/已报价.*LS-T8-18 100 只 ¥ 20\.00 ¥ 18\.00.*LS-PL66-40 替代 60W 10 只 ¥ 100\.00 ¥ 100\.00 优惠 5%，折后 ¥ 95\.00.*¥ 950\.00.*含运费，下周可发.*¥ 2,750\.00/);
    await eventually(async () => (await wordsAt(buyer, '/notifications')).includes(`报价 ${number} 已答复`));
    expect(await wordsAt(buyer, '/')).toContain(`报价 ${number} 待您确认`);
    await buyer.get(`/quotes/${number}/pdf`).expect(200).expect('content-type', 'application/pdf');
    await buyer.postForm(`/quotes/${number}/requests`, { round: '2', lines: rows({ sku: 'LS-T8-18', quantity: '200', unitPrice: '17', note: '' }), note: '数量翻倍' }).expect(303);
    await desk.get(`/admin/quotes/${number}/pdf`).expect(404);
    await desk.postForm(`/admin/quotes/${number}/answers`, answer({ round: '3' })).expect(303);
    expect(await wordsAt(desk, `/admin/quotes/${number}`)).toMatch(/第 4 轮.*第 3 轮.*数量翻倍.*第 2 轮.*第 1 轮/);
    expect(await app.database.query("SELECT action FROM audit_entries WHERE subject = ? ORDER BY id", [number])).toEqual([{ action: 'quote.answered' }, { action: 'quote.answered' }]);
  });

  it('is told what is wrong with an answer and keeps what was typed', async () => {
    const number = await aRequest(app, 'QIMING', lines);
    const say = async (changes: object) => wordsOf((await desk.postForm(`/admin/quotes/${number}/answers`, answer(changes)).expect(422)).text);
    expect(await say({ validUntil: addDays(today, -1) })).toContain('有效期不能早于今天');
    expect(await say({ lines: rows({ sku: 'LS-T8-18', quantity: '30', unitPrice: '18' }) })).toContain('LS-T8-18 按每箱 25 订货');
    expect(await say({ lines: rows({ sku: 'LS-T8-18', quantity: '25', unitPrice: 'x', discount: '101' }) })).toContain('请填写价格');
    expect(await say({ lines: rows({ sku: 'LS-T8-18', quantity: '0' }) })).toContain('请至少报一行');
    await desk.postForm(`/admin/quotes/${number}/answers`, answer({ round: '7' })).expect(303);
    expect(await wordsAt(desk, `/admin/quotes/${number}`)).toMatch(/刚有新的答复.*待答复/);
    await (await asStaff(app, 'finance')).postForm(`/admin/quotes/${number}/answers`, answer()).expect(403);
  });

  it('refuses a request or takes an offer back, and the dealer sees why', async () => {
    const [asked, offered] = [await aRequest(app, 'QIMING', lines), await anOffer(app, 'QIMING', lines, addDays(today, 7))];
    expect(wordsOf((await desk.postForm(`/admin/quotes/${asked}/refusal`, { reason: ' ' }).expect(422)).text)).toContain('请写明原因');
    await desk.postForm(`/admin/quotes/${asked}/refusal`, { reason: '该型号即将停产' }).expect(303);
    await desk.postForm(`/admin/quotes/${offered}/withdrawal`, { reason: '铜价上涨' }).expect(303);
    expect(await wordsAt(buyer, `/quotes/${asked}`)).toMatch(/未成交.*该型号即将停产/);
    expect(await wordsAt(buyer, `/quotes/${offered}`)).toMatch(/已撤回.*铜价上涨/);
    expect(wordsOf((await buyer.postForm(`/quotes/${offered}/acceptance`, { round: '2' }).expect(422)).text)).toContain('已不在可操作的状态');
  });
});

describe('an offer', () => {
  it('becomes an order at its prices, and the order names it', async () => {
    const number = await anOffer(app, 'QIMING', lines, today);
    const { headers } = await buyer.postForm(`/quotes/${number}/acceptance`, { round: '2', poNumber: 'PO-9' }).expect(303);
    expect(await orderOf(number)).toMatchObject([{ unitPrice: '18.0000', amount: '1800.00' }, { unitPrice: '100.0000', discount: '0.0500', amount: '950.00' }]);
    const words = await wordsAt(buyer, String(headers.location));
    expect(words).toContain(`来自报价单 ${number}`);
    expect(words).toContain(`报价单 ${number} 的价格 ¥18.00`);
    await eventually(async () => (await wordsAt(desk, '/admin/notifications')).includes(`接受了报价 ${number}`));
  });

  it('is not taken when a new word was said meanwhile', async () => {
    const number = await anOffer(app, 'QIMING', lines, today);
    await desk.postForm(`/admin/quotes/${number}/answers`, answer({ round: '2' })).expect(303);
    expect(wordsOf((await buyer.postForm(`/quotes/${number}/acceptance`, { round: '2' }).expect(422)).text)).toContain('刚有新的答复');
  });

  it('is not taken while the stock is short, and stays open', async () => {
    const number = await anOffer(app, 'QIMING', [{ sku: 'LS-PL66-40', quantity: 90_000, unitPrice: '1' }], today);
    expect(wordsOf((await buyer.postForm(`/quotes/${number}/acceptance`, { round: '2' }).expect(422)).text)).toContain('LS-PL66-40 库存不足');
    expect(await wordsAt(buyer, `/quotes/${number}`)).toContain('按报价下单');
  });

  it('cannot be taken after its last day, also before the daily job; the job closes it and tells the dealer', async () => {
    const number = await anOffer(app, 'QIMING', lines, today);
    await app.database.query('UPDATE quotes SET valid_until = ? WHERE number = ?', [addDays(today, -1), number]);
    expect(wordsOf((await buyer.postForm(`/quotes/${number}/acceptance`, { round: '2' }).expect(422)).text)).toContain('已过期，不能再接受');
    expect(await wordsAt(buyer, '/quotes?view=closed')).toContain(number);
    const expire = new ExpireQuotes(app.web.get(Database), app.web.get(Clock), app.web.get(Outbox));
    await expire.run();
    await expire.run();
    await eventually(async () => (await wordsAt(buyer, '/notifications')).includes(`报价 ${number} 已过期`));
    await buyer.postForm(`/quotes/${number}/requests`, { round: '2', lines: rows({ sku: 'LS-T8-18', quantity: '100' }) }).expect(303);
    expect(await wordsAt(buyer, `/quotes/${number}`)).toContain('待答复');
  });

  it('cannot be taken once the dealer is billed in another currency', async () => {
    const number = await anOffer(app, 'QIMING', lines, today);
    const bill = (currency: string) => app.database.query("UPDATE partners SET currency = ? WHERE code = 'QIMING'", [currency]);
    await bill('USD');
    const { status, text } = await buyer.postForm(`/quotes/${number}/acceptance`, { round: '2' });
    await bill('CNY');
    expect(status).toBe(422);
    expect(wordsOf(text)).toContain(`报价 ${number} 以 CNY 计价`);
    expect(await orderOf(number)).toEqual([]);
  });

  it('becomes one order when ten people take it at once', async () => {
    const number = await anOffer(app, 'QIMING', lines, today);
    const people = await Promise.all(Array.from({ length: 10 }, (_, index) => aBuyer(app, 'QIMING', String(900 + index))));
    const outcomes = await Promise.allSettled(people.map((person) => app.web.get(AcceptQuote).run(person, number, { seen: 2, poNumber: '' }, 'accept')));
    expect(codesOf(outcomes).filter((code) => code === 'done')).toHaveLength(1);
    expect(new Set(codesOf(outcomes))).toEqual(new Set(['done', 'not_open']));
    expect(await orderOf(number)).toHaveLength(2);
  });

  it('is taken or changed, never both', async () => {
    const number = await anOffer(app, 'QIMING', lines, today);
    const outcomes = await Promise.allSettled([
      app.web.get(AcceptQuote).run(await aBuyer(app, 'QIMING'), number, { seen: 2, poNumber: '' }),
      app.web.get(AnswerQuote).run(clerk, number, { seen: 2, wishes: wished(lines), validUntil: today, note: '' }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('leaves nothing half done by a process that dies', async () => {
    await app.worker?.close();
    app.worker = undefined;
    const [number, person] = [await anOffer(app, 'QIMING', lines, today), await aBuyer(app, 'QIMING')];
    const before = await traceOf(app);
    for (let step = 1; ; step++) {
      try {
        await dyingAt(app, step, () => app.web.get(AcceptQuote).run(person, number, { seen: 2, poNumber: '' }, 'dying'));
        expect(step).toBeGreaterThan(8);
        break;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        expect(await traceOf(app)).toBe(before);
      }
    }
    expect(await orderOf(number)).toHaveLength(2);
  });
});

it('gives the same answer to a form that is sent twice', async () => {
  const form = { text: 'LS-PL66-40 10', note: '', _key: 'twice' };
  const answers = [await buyer.postForm('/quotes', form), await buyer.postForm('/quotes', form)];
  expect(new Set(answers.map(({ headers }) => numberIn(headers.location))).size).toBe(1);
});

it('an order made of an offer is paid as its buyer chose, with the amounts that were shown', async () => {
  const code = 'PAYS';
  await aDealer(app.database, code, { creditLimit: '0.00' });
  await aFund(app, code, '190.00');
  const [quote, payer] = [await anOffer(app, code, [{ sku: 'LS-PL66-40', quantity: 2, unitPrice: '90.0000' }]), await asBuyerOf(app, code)];
  expect((await payer.get(`/quotes/${quote}?lang=en`).expect(200)).text).toMatch(/Prepaid money pays ¥180\.00.*name="drawn\[prepaid\]" value="180\.00"/s);
  const take = (fields: Record<string, string>) => payer.postForm(`/quotes/${quote}/acceptance?lang=en`, { round: '2', poNumber: '', ...fields, _key: `take-${quote}` });
  await app.web.get(MoveCash).run(clerk, code, { fund: 'prepaid', way: 'out', amount: '100.00', note: '' });
  expect((await take({ draw: 'prepaid', 'drawn[prepaid]': '180.00' }).expect(422)).text).toMatch(/just changed to ¥90\.00.*value="prepaid" checked/s);
  expect((await take({ 'drawn[prepaid]': '90.00' }).expect(422)).text).toContain('Choose how to pay');
  const taken = await Promise.all([1, 2, 3].map(() => take({ draw: 'prepaid', 'drawn[prepaid]': '90.00' }).expect(303)));
  expect(new Set(taken.map(({ headers }) => headers.location)).size).toBe(1);
  expect(await standingOf(app, code)).toMatchObject({ prepaid: '0.00', setAside: '90.00' });
  expect(await bookDifferences(app)).toEqual([]);
});
