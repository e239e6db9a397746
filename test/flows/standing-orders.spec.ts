import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeepAssortment } from '../../src/catalog/assortments/keep-assortment.js';
import { CheckCredit } from '../../src/orders/decision/check-credit.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays } from '../../src/platform/clock/days.js';
import { eventually, startApp, type TestApp } from '../support/app.js';
import { aFund, standingOf } from '../support/funds.js';
import { withoutPrice, wordsOf } from '../support/ordering.js';
import { type Agent, asAccountantOf, asBuyerOf } from '../support/people.js';
import { bookDifferences, clerk, Crash, dyingAt, traceOf } from '../support/settlement.js';
import { aStanding, makeDue, placeStanding } from '../support/standing.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let buyer: Agent;
let today: string;

beforeAll(async () => {
  app = await startApp({ withWorker: true });
  today = app.web.get(Clock).today();
  for (const code of ['QIMING', 'TIANHE']) await aDealer(app.database, code);
  await aProduct(app.database, 'LS-T8-18', { price: '20.0000', packSize: 25, minQuantity: 25, stock: 10_000 });
  await aProduct(app.database, 'LS-PL66-40', { price: '100.0000', stock: 10_000 });
  await withoutPrice(app.database, await aProduct(app.database, 'LS-NEW'));
  buyer = await asBuyerOf(app, 'QIMING');
});
afterAll(() => app.stop());

const wordsAt = async (path: string) => wordsOf((await buyer.get(path).expect(200)).text);
const runsOf = (id: string) => app.database.query<{ dueOn: string; orderNumber: string | null }>('SELECT due_on AS dueOn, order_number AS orderNumber FROM standing_order_runs WHERE standing_order_id = ? ORDER BY due_on', [id]);
const nextOf = async (id: string) => (await app.database.query<Record<string, unknown>>('SELECT next_on AS nextOn, status FROM standing_orders WHERE id = ?', [id]))[0];
const form = (changes: object = {}) => ({ name: '每周补货', rhythm: 'weekly', weekdays: ['1', '4'], text: 'LS-T8-18 2箱\nLS-PL66-40 10', ...changes });
const standing = (terms: object = {}) => aStanding(app, 'qiming-buyer', { text: 'LS-T8-18 50\nLS-PL66-40 10', ...terms });

describe('a dealer', () => {
  it('keeps lines and days under a name, pauses, resumes, changes and ends them', async () => {
    const { headers } = await buyer.postForm('/standing-orders', form()).expect(303);
    const page = String(headers.location);
    expect(await wordsAt(page)).toMatch(/每周补货 启用中.*每周一、周四.*LS-T8-18 50 只.*LS-PL66-40 10 只/);
    expect(await wordsAt('/standing-orders')).toContain('每周补货');
    await buyer.postForm(`${page}/state`, { state: 'paused' }).expect(303);
    expect(await wordsAt(page)).toContain('已暂停');
    await buyer.postForm(`${page}/state`, { state: 'active' }).expect(303);
    await buyer.postForm(page, form({ rhythm: 'monthly', monthDay: '31' })).expect(303);
    expect(await wordsAt(page)).toContain('每月 31 日');
    await buyer.postForm(`${page}/state`, { state: 'ended' }).expect(303);
    await buyer.get(`${page}/edit`).expect(404);
    expect(wordsOf((await buyer.postForm(page, form()).expect(404)).text)).toBeTruthy();
  });

  it('sees which of its goods are no longer sold, or outside its range', async () => {
    const id = await standing();
    await app.database.query("UPDATE products SET status = 'inactive' WHERE sku = 'LS-PL66-40'");
    await app.web.get(KeepAssortment).create(clerk, 'STAND', { nameZh: '面板灯', nameEn: '', startsFrom: 'nothing', categories: [], products: 'LS-PL66-40', tiers: [], territories: [], partners: 'QIMING' });
    const words = await wordsAt(`/standing-orders/${id}`);
    await app.database.query("UPDATE products SET status = 'active'");
    await app.web.get(KeepAssortment).remove(clerk, 'STAND');
    expect(words).toMatch(/LS-T8-18 不在可订商品范围内.*LS-PL66-40 已停止供应/);
  });

  it('is told what is wrong and keeps what was typed', async () => {
    const say = async (changes: object) => wordsOf((await buyer.postForm('/standing-orders', form(changes)).expect(422)).text);
    expect(await say({ weekdays: [] })).toContain('请至少选择一天');
    expect(await say({ rhythm: 'monthly', monthDay: '32' })).toContain('请填写 1 到 31');
    expect(await say({ rhythm: 'monthly' })).toContain('请填写 1 到 31');
    expect(await say({ endsOn: today })).toContain('结束日期须不早于下一个下单日');
    expect(await say({ text: 'NOPE 5\nLS-T8-18 30' })).toContain('“NOPE 5”：没有这个货号或条码');
    expect(await say({ text: 'LS-T8-18 30' })).toContain('LS-T8-18 按每箱 25 订货');
  });

  it('has those of no one else, and accountants have none', async () => {
    const id = await standing();
    const stranger = await asBuyerOf(app, 'TIANHE');
    await stranger.get(`/standing-orders/${id}`).expect(404);
    await stranger.postForm(`/standing-orders/${id}/state`, { state: 'ended' }).expect(404);
    await (await asAccountantOf(app, 'QIMING')).get('/standing-orders').expect(403);
  });
});

describe('on its day', () => {
  it('orders at that day’s prices, once, and the order says where it came from', async () => {
    const id = await standing();
    await makeDue(app, id);
    await app.database.query("UPDATE prices SET unit_price = '21.0000' WHERE unit_price = '20.0000'");
    await placeStanding(app).run();
    await placeStanding(app).run();
    const [run, ...more] = await runsOf(id);
    expect([run?.dueOn, more, (await nextOf(id))?.nextOn]).toEqual([today, [], addDays(today, 1)]);
    const words = await wordsAt(`/orders/${run?.orderNumber}`);
    expect(words).toContain('来自定期订单 每周门店补货');
    expect(words).toContain('¥ 21.00');
    expect(await wordsAt(`/standing-orders/${id}`)).toContain(`已下单 ${run?.orderNumber}`);
  });

  it('orders once when several workers look at the same time', async () => {
    const id = await standing();
    await makeDue(app, id);
    await Promise.all(Array.from({ length: 6 }, () => placeStanding(app).run()));
    expect(await runsOf(id)).toHaveLength(1);
    expect(await app.database.query('SELECT 1 FROM orders o JOIN standing_order_runs r ON r.order_number = o.number WHERE r.standing_order_id = ?', [id])).toHaveLength(1);
  });

  it('orders once for the last of several missed days', async () => {
    const id = await standing();
    await makeDue(app, id, 9);
    await placeStanding(app).run();
    expect((await runsOf(id)).map(({ dueOn }) => dueOn)).toEqual([today]);
  });

  it('skips the day when something fails, says why and goes on', async () => {
    const id = await standing({ name: '新品补货', text: 'LS-NEW 10\nLS-PL66-40 90000' });
    await makeDue(app, id);
    await placeStanding(app).run();
    const words = await wordsAt(`/standing-orders/${id}`);
    expect(words).toContain('已跳过 LS-NEW 暂无您的价格，不能订货');
    expect([await runsOf(id), (await nextOf(id))?.nextOn]).toEqual([[{ dueOn: today, orderNumber: null }], addDays(today, 1)]);
    await eventually(async () => (await wordsAt('/notifications')).includes('定期订单“新品补货”'));
    expect(await wordsAt('/notifications')).toContain('LS-NEW 暂无您的价格，不能订货');
  });

  it.each<[string, () => Promise<unknown>, () => Promise<unknown>, string]>([
    ['the stock is short', () => app.database.query('UPDATE stock SET on_hand = on_hand - 9990'), () => app.database.query('UPDATE stock SET on_hand = on_hand + 9990'), 'LS-T8-18 库存不足'],
    ['ordering is closed', () => app.database.query("UPDATE partners SET ordering_open = 0 WHERE code = 'QIMING'"), () => app.database.query("UPDATE partners SET ordering_open = 1 WHERE code = 'QIMING'"), 'QIMING 未开通订货'],
    ['the buyer is blocked', () => app.database.query("UPDATE users SET status = 'blocked' WHERE login = 'qiming-buyer'"), () => app.database.query("UPDATE users SET status = 'active' WHERE login = 'qiming-buyer'"), '下单人已停用或没有订货权限'],
    ['the minimum was raised', () => app.database.query("UPDATE products SET min_quantity = 500 WHERE sku = 'LS-T8-18'"), () => app.database.query("UPDATE products SET min_quantity = 25 WHERE sku = 'LS-T8-18'"), 'LS-T8-18 最少订 500'],
  ])('skips when %s', async (_, make, unmake, word) => {
    const id = await standing();
    await makeDue(app, id);
    await make();
    await placeStanding(app).run();
    await unmake();
    expect(await wordsAt(`/standing-orders/${id}`)).toContain(word);
  });

  it('does nothing while it is paused, and ends after its last day', async () => {
    const [paused, last] = [await standing(), await standing({ endsOn: addDays(today, 2) })];
    await buyer.postForm(`/standing-orders/${paused}/state`, { state: 'paused' }).expect(303);
    for (const id of [paused, last]) await makeDue(app, id);
    await app.database.query('UPDATE standing_orders SET ends_on = ? WHERE id = ?', [today, last]);
    await placeStanding(app).run();
    expect([await runsOf(paused), (await runsOf(last)).length, await nextOf(last)]).toEqual([[], 1, { nextOn: null, status: 'ended' }]);
  });

  it('leaves nothing half done by a worker that dies, and orders when it is back', async () => {
    await app.worker?.close();
    app.worker = undefined;
    const id = await standing();
    await makeDue(app, id);
    const before = await traceOf(app);
    for (let step = 1; step < 200 && (await runsOf(id)).length === 0; step++) {
      await dyingAt(app, step, () => placeStanding(app).run()).catch((error: unknown) => { if (!(error instanceof Crash)) throw error; });
      if ((await runsOf(id)).length === 0) expect(await traceOf(app)).toBe(before);
    }
    expect((await runsOf(id))[0]?.orderNumber).toMatch(/^SO-/);
  });
});

it('draws what is there on its day, and waits where credit does not carry the rest, which its page says', async () => {
  const code = 'PAYS';
  await aDealer(app.database, code, { creditLimit: '0.00' });
  await aFund(app, code, '150.00');
  const payer = await asBuyerOf(app, code);
  const terms = { name: '每周补货', rhythm: 'weekly', weekdays: '1', text: 'LS-PL66-40 1', draw: 'rebate,prepaid' };
  await payer.postForm('/standing-orders', { ...terms, draw: 'deposit' }).expect(422);
  const place = String((await payer.postForm('/standing-orders', terms).expect(303)).headers.location);
  const runs = async (daysAgo: number) => {
    await makeDue(app, place.slice('/standing-orders/'.length), daysAgo);
    await placeStanding(app).run();
    const [last] = await app.database.query<{ id: string }>('SELECT MAX(o.id) AS id FROM orders o JOIN partners p ON p.id = o.partner_id WHERE p.code = ?', [code]);
    await app.web.get(CheckCredit).run(last?.id ?? '');
    return standingOf(app, code);
  };
  expect(await runs(7)).toMatchObject({ prepaid: '50.00', setAside: '100.00' });
  await app.database.query('UPDATE standing_order_runs SET due_on = due_on - INTERVAL 7 DAY');
  expect(await runs(0)).toMatchObject({ prepaid: '0.00', setAside: '150.00' });
  expect((await payer.get(`${place}?lang=en`).expect(200)).text).toMatch(/Rebate, then prepaid money.*Ordered, waits for release.*Ordered</s);
  expect((await payer.get(`${place}/edit`).expect(200)).text).toContain('value="rebate,prepaid" selected');
  expect(await bookDifferences(app)).toEqual([]);
});
