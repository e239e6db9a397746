import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WatchOrder } from '../../src/orders/alerts/watch-order.js';
import { AnswerChange } from '../../src/orders/changes/answer-change.js';
import { ProposeChange } from '../../src/orders/changes/propose-change.js';
import { CheckCredit } from '../../src/orders/decision/check-credit.js';
import { CreditJobs } from '../../src/orders/decision/credit.jobs.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { aRiseAhead } from '../support/alerts.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Agent, asOwnerOf, asStaff } from '../support/people.js';
import { clerk } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let finance: Agent;
let today: string;

beforeAll(async () => {
  app = await startApp();
  today = app.web.get(Clock).today();
  finance = await asStaff(app, 'finance');
  const panel = await aProduct(app.database, 'PANEL', { price: '100.0000', stock: 1_000_000 });
  await aProduct(app.database, 'CALM', { price: '100.0000', stock: 1_000_000 });
  await aRiseAhead(app.database, panel, today);
});
afterAll(() => app.stop());

/** A dealer with five decided orders of 1,000.00 each. */
async function aRegular(code: string, creditLimit: string | null): Promise<void> {
  await aDealer(app.database, code, { creditLimit });
  for (let n = 0; n < 5; n++) await scene(app).decided(code, [{ sku: 'CALM', quantity: 10 }]);
}

async function ordered(code: string, sku: string, quantity: number): Promise<string> {
  const number = await scene(app).decided(code, [{ sku, quantity }]);
  const [order] = await app.database.query<{ id: string }>('SELECT id FROM orders WHERE number = ?', [number]);
  const id = order?.id ?? '';
  await app.web.get(WatchOrder).run(id);
  await app.web.get(WatchOrder).run(id);
  return number;
}

const listed = async (view = '') => (await finance.get(`/admin/alerts${view}`).expect(200)).text;

/** The alerts an order's page leads to: id and what the link says. */
const linksOn = (page: string) => [...page.matchAll(/href="\/admin\/alerts\/(\d+)">(.*?)<\/a>/g)].map(([, id, said]) => [id, said?.replace(/<[^>]+>/g, '')]);

describe('an order that stands out', () => {
  let number: string;

  beforeAll(async () => {
    await aRegular('hoarder', null);
    number = await ordered('hoarder', 'PANEL', 55);
  });

  it('is listed once for finance, with how far it is from the usual and what the dealer saves', async () => {
    expect((await listed()).split(`>${number}<`)).toHaveLength(2);
    const [alert] = await app.database.query<{ id: string }>('SELECT a.id FROM order_alerts a JOIN orders o ON o.id = a.order_id WHERE o.number = ?', [number]);
    const { text } = await finance.get(`/admin/alerts/${alert?.id}`).expect(200);
    expect(linksOn((await finance.get(`/admin/orders/${number}`).expect(200)).text)).toEqual([[alert?.id, '异常订单提醒']]);
    const said = text.replace(/<[^>]+>/g, '');
    for (const words of ['平时的 5.5 倍', '近一年 5 单，平均每单 ¥1,000.00', '按新价要多付 ¥660.00']) expect(said).toContain(words);
    expect(text).not.toContain('额度将满');
  });

  it('goes on as any other: the dealer sees no alert', async () => {
    const owner = await asOwnerOf(app, 'hoarder');
    const { text } = await owner.get(`/orders/${number}`).expect(200);
    expect(text).toContain('信用检查通过');
    expect(text).not.toContain('异常');
  });

  it('is judged once, with a reason', async () => {
    const [alert] = await app.database.query<{ id: string }>("SELECT id FROM order_alerts WHERE status = 'open'");
    const address = `/admin/alerts/${alert?.id}/verdict`;
    const refused = await finance.postForm(address, { verdict: 'confirmed', note: ' ' }).expect(422);
    expect(refused.text).toContain('请写明依据');
    await finance.postForm(address, { verdict: 'confirmed', note: '临涨价集中囤货，已与业务核实' }).expect(303);
    const again = await finance.postForm(address, { verdict: 'cleared', note: '改判' });
    expect(again.text).toContain('这条提醒已有结论');
    expect(await listed()).not.toContain(number);
    expect(await listed('?view=confirmed')).toContain(number);
  });
});

describe('what is not spoken of', () => {
  it.each([
    ['a large order on an ordinary day', 'CALM', 60],
    ['a usual order before the rise', 'PANEL', 20],
  ])('%s', async (_, sku, quantity) => {
    const code = `calm-${quantity}`;
    await aRegular(code, '100000.00');
    const number = await ordered(code, sku, quantity);
    expect(await listed()).not.toContain(number);
  });
});

it('speaks of a large order at the edge of the limit, held or not', async () => {
  await aRegular('edge', '11000.00');
  const within = await ordered('edge', 'CALM', 50);
  const beyond = await ordered('edge', 'CALM', 90);
  const text = await listed();
  expect([within, beyond].map((number) => text.includes(number))).toEqual([true, true]);
  expect(text).toContain('额度将满');
});

/** The dealer asks for more of an order, the desk agrees, and the worker looks, twice over. */
async function raised(number: string, sku: string, quantity: number): Promise<void> {
  const [order] = await app.database.query<{ partnerId: string }>('SELECT partner_id AS partnerId FROM orders WHERE number = ?', [number]);
  const buyer = { key: 'user:buyer', name: '王敏', partnerId: order?.partnerId ?? '' };
  const { id } = await app.web.get(ProposeChange).run(buyer, number, { lines: [{ sku, quantity, promisedOn: null }], added: [], reason: '加订' }, undefined);
  const [before] = await app.database.query<{ id: string }>('SELECT COALESCE(MAX(id), 0) AS id FROM outbox');
  await app.web.get(AnswerChange).accept(clerk, number, id);
  const asked = await app.database.query<{ payload: string }>("SELECT payload FROM outbox WHERE queue = 'watch' AND id > ?", [before?.id]);
  expect(asked).toHaveLength(1);
  await Promise.all([...asked, ...asked].map(({ payload }) => app.web.get(WatchOrder).run((JSON.parse(payload) as { order: string }).order)));
}

it('speaks of an order that a change made large', async () => {
  await aRegular('grown', '11000.00');
  const number = await ordered('grown', 'CALM', 10);
  await raised(number, 'CALM', 50);
  expect(await listed()).toContain(number);
});

it('speaks again of an order that a change gives a new reason, once, and keeps what was judged', async () => {
  await aRegular('twice', '20000.00');
  const number = await ordered('twice', 'PANEL', 55);
  const alerts = () => app.database.query<{ id: string }>('SELECT a.id, a.status, a.order_version AS version FROM order_alerts a JOIN orders o ON o.id = a.order_id WHERE o.number = ? ORDER BY a.id', [number]);
  await raised(number, 'PANEL', 60);
  const [first, ...others] = await alerts();
  expect(others).toEqual([]);
  await finance.postForm(`/admin/alerts/${first?.id}/verdict`, { verdict: 'cleared', note: '工程集中备货' }).expect(303);
  await raised(number, 'PANEL', 135);
  await raised(number, 'PANEL', 140);
  expect(await alerts()).toMatchObject([{ status: 'cleared', version: 1 }, { status: 'open', version: 3 }]);
  expect(linksOn((await finance.get(`/admin/orders/${number}`).expect(200)).text)).toEqual([
    [first?.id, '异常订单提醒 · 第 1 版'], [(await alerts())[1]?.id, '异常订单提醒 · 第 3 版']]);
  expect((await finance.get(`/admin/alerts/${(await alerts())[1]?.id}`).expect(200)).text).toMatch(/订单版本.*第 3 版.*额度将满/s);
});

/** The worker's credit job; it dies before it looks where `watch` says so. */
async function worked(number: string, watch: Pick<WatchOrder, 'run'> = app.web.get(WatchOrder)): Promise<void> {
  const [order] = await app.database.query<{ id: string }>('SELECT id FROM orders WHERE number = ?', [number]);
  const jobs = new CreditJobs(app.web.get(CheckCredit), watch as WatchOrder, undefined as never, undefined as never);
  await jobs.process({ data: { order: order?.id ?? '' } } as Parameters<CreditJobs['process']>[0]);
}

const decisionsOn = (number: string) => app.database.query('SELECT outcome, reason FROM credit_decisions WHERE order_number = ? ORDER BY id', [number]);
const alertsOn = (number: string) => app.database.query('SELECT a.order_version AS version FROM order_alerts a JOIN orders o ON o.id = a.order_id WHERE o.number = ?', [number]);

describe('an order the worker decides more than once', () => {
  it('is decided anew by a release that no longer fits, and not spoken of again in the same version', async () => {
    const admin = await asStaff(app, 'admin');
    const reviewed = (steps: Record<string, string>) => admin.postForm('/admin/company/reviews', steps).expect(303);
    await aRegular('anew', '20000.00');
    await reviewed({ reviewFinance: '1' });
    const number = await ordered('anew', 'PANEL', 55);
    await reviewed({});
    await scene(app).decided('anew', [{ sku: 'CALM', quantity: 100 }]);
    expect(await scene(app).stateOf(number)).toMatchObject({ status: 'held', holdReason: 'finance_review' });
    await finance.postForm(`/admin/orders/${number}/approval`, { reason: '核对无误' });
    for (let time = 0; time < 3; time++) await worked(number);
    expect(await decisionsOn(number)).toEqual([{ outcome: 'pass', reason: 'within_limit' }, { outcome: 'hold', reason: 'over_limit' }]);
    expect(await alertsOn(number)).toEqual([{ version: 1 }]);
  });

  it.each([['held', 90], ['approved', 50]])('is decided once and spoken of once where the job died in between: %s', async (status, quantity) => {
    await aRegular(`dies-${status}`, '11000.00');
    const number = await scene(app).placed(`dies-${status}`, [{ sku: 'CALM', quantity }]);
    const dies = { run: () => Promise.reject(new Error('killed')) };
    for (let time = 0; time < 2; time++) await expect(worked(number, dies)).rejects.toThrow('killed');
    await worked(number);
    expect(await scene(app).stateOf(number)).toMatchObject({ status });
    expect([await decisionsOn(number), await alertsOn(number)]).toEqual([[expect.anything()], [{ version: 1 }]]);
  });
});
