import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type TestApp, startApp } from '../support/app.js';
import { turnIn } from '../support/links.js';
import { type Agent, asBuyerOf, asStaff } from '../support/people.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let story: ReturnType<typeof scene>;
let finance: Agent;
let desk: Agent;

beforeAll(async () => {
  app = await startApp();
  story = scene(app);
  await aDealer(app.database, 'chengdu', { creditLimit: '1000.00', nameZh: '成都锦盛光电' });
  await aDealer(app.database, 'suzhou', { nameZh: '苏州明轩工程' });
  await aProduct(app.database, 'LS-PL66', { price: '100.0000' });
  finance = await asStaff(app, 'finance');
  desk = await asStaff(app, 'order_desk');
});
afterAll(() => app.stop());

describe('the order desk', () => {
  it('lists orders with the dealer\'s credit use and narrows them by what the address says', async () => {
    const held = await story.decided('chengdu', [{ sku: 'LS-PL66', quantity: 12 }]);
    const open = await story.decided('suzhou', [{ sku: 'LS-PL66', quantity: 2 }]);
    const { text } = await desk.get('/admin/orders').expect(200);
    expect(text).toContain('成都锦盛光电');
    expect(text).toContain('120%');
    expect(text).toContain('超额度');
    for (const [query, there, gone] of [['stage=held', held, open], ['partner=suzhou', open, held], [`q=${held}`, held, open], ['q=明轩', open, held]]) {
      const found = await desk.get(`/admin/orders?${encodeURI(query as string)}`).expect(200);
      expect(found.text).toContain(`href="/admin/orders/${there}"`);
      expect(found.text).not.toContain(`href="/admin/orders/${gone}"`);
    }
    expect((await desk.get('/admin/orders?from=2001-01-01&to=2001-12-31').expect(200)).text).toContain('没有符合条件的订单');
  });

  it('turns pages both ways', async () => {
    for (let count = 0; count < 22; count++) await story.placed('suzhou', [{ sku: 'LS-PL66', quantity: 1 }]);
    const numbersOn = (html: string) => [...html.matchAll(/class="ono" href="\/admin\/orders\/([^"]+)"/g)].map(([, number]) => number);
    const first = await desk.get('/admin/orders?partner=suzhou').expect(200);
    const second = await desk.get(turnIn(first.text, 'next') ?? '').expect(200);
    expect(new Set([...numbersOn(first.text), ...numbersOn(second.text)]).size).toBe(numbersOn(first.text).length + numbersOn(second.text).length);
    const back = await desk.get(turnIn(second.text, 'prev') ?? '').expect(200);
    expect(numbersOn(back.text)).toEqual(numbersOn(first.text));
    expect(turnIn(back.text, 'prev')).toBeUndefined();
  });

  it('sends as few statements for fifty orders as for one', async () => {
    await aDealer(app.database, 'qingdao', { creditLimit: null });
    const one = await story.decided('qingdao', [{ sku: 'LS-PL66', quantity: 1 }]);
    const buyer = await asBuyerOf(app, 'qingdao');
    const pages = [[desk, '/admin/orders?partner=qingdao'], [finance, '/admin/credit'], [buyer, '/orders']] as const;
    const few = await countsOf(pages);
    for (let count = 0; count < 50; count++) await story.decided('qingdao', [{ sku: 'LS-PL66', quantity: 1 }]);
    expect(await countsOf(pages)).toEqual(few);
    const single = [[desk, `/admin/orders/${one}`], [buyer, `/orders/${one}`], [finance, '/admin/credit/qingdao']] as const;
    for (const count of [...few, ...await countsOf(single)]) expect(count).toBeLessThanOrEqual(10);
  });
});

describe('ordering for a dealer', () => {
  const order = { partner: 'suzhou', poNumber: 'TEL-1', note: '电话下单', _key: 'on-behalf-1' };

  it('finds the dealer, takes a pasted list once, and says who placed it', async () => {
    await aProduct(app.database, 'LS-DL07', { price: '80.0000' });
    expect((await desk.get(`/admin/orders/new?q=${encodeURI('明轩')}`).expect(200)).text).toContain('/admin/orders/new?partner=suzhou');
    const placed = await desk.postForm('/admin/orders', { ...order, lines: 'LS-DL07\t3\nLS-PL66 × 2' }).expect(303);
    const again = await desk.postForm('/admin/orders', { ...order, lines: 'LS-DL07\t3\nLS-PL66 × 2' }).expect(303);
    expect(again.headers.location).toBe(placed.headers.location);
    const { text } = await desk.get(placed.headers.location as string).expect(200);
    expect(text).toContain('代客提交了订单');
    expect(text).toContain('440.00');
    const buyer = await asBuyerOf(app, 'suzhou');
    expect((await buyer.get((placed.headers.location as string).replace('/admin', '')).expect(200)).text).toContain('代贵公司提交了订单');
  });

  it('keeps the list and names what is wrong with it', async () => {
    const { text } = await desk.postForm('/admin/orders', { ...order, lines: 'LS-DL07 3\nNO-SUCH 4' }).expect(422);
    expect(text).toContain('NO-SUCH 4');
    expect(text).toContain('没有这个货号');
    expect(text).toContain('苏州明轩工程');
    expect((await desk.postForm('/admin/orders', { ...order, _key: 'on-behalf-2', lines: 'LS-DL07 5000' }).expect(422)).text).toContain('库存不足');
    await finance.postForm('/admin/orders', { ...order, lines: 'LS-DL07 1' }).expect(403);
  });
});

describe('finance', () => {
  it('releases a held order with a reason the dealer does not see', async () => {
    const number = await story.decided('chengdu', [{ sku: 'LS-PL66', quantity: 20 }]);
    const queue = await finance.get('/admin/credit').expect(200);
    expect(queue.text).toContain(`/admin/orders/${number}?form=approval`);
    expect((await desk.get(`/admin/orders/${number}`)).text).not.toContain('/approval');
    await desk.postForm(`/admin/orders/${number}/approval`, { reason: '周五付款' }).expect(403);
    await finance.postForm(`/admin/orders/${number}/approval`, { reason: '' }).expect(422);
    await finance.postForm(`/admin/orders/${number}/approval`, { reason: '承诺周五付款' }).expect(303);
    expect((await finance.get(`/admin/orders/${number}`)).text).toContain('承诺周五付款');
    const buyer = await asBuyerOf(app, 'chengdu');
    const seen = await buyer.get(`/orders/${number}`).expect(200);
    expect(seen.text).toContain('财务已放行');
    expect(seen.text).not.toContain('承诺周五付款');
    const again = await finance.postForm(`/admin/orders/${number}/approval`, { reason: '再放一次' }).expect(422);
    expect(again.text).toContain('已不在待放行状态');
  });

  it('refuses a held order with a reason the dealer sees', async () => {
    const number = await story.decided('chengdu', [{ sku: 'LS-PL66', quantity: 20 }]);
    await finance.postForm(`/admin/orders/${number}/refusal`, { reason: '请先付清旧款' }).expect(303);
    const buyer = await asBuyerOf(app, 'chengdu');
    const { text } = await buyer.get(`/orders/${number}`).expect(200);
    expect(text).toContain('订单未获放行');
    expect(text).toContain('请先付清旧款');
  });

  const wasIn = async (path: string) => /name="was" value="([^"]+)"/.exec((await finance.get(path).expect(200)).text)?.[1] ?? 'none';

  it('sets limits, puts on hold and lifts the hold', async () => {
    await aDealer(app.database, 'xian', { account: false, nameZh: '西安长明电器' });
    expect((await finance.get('/admin/credit/xian').expect(200)).text).toContain('未开户');
    const terms = { kind: 'limited', creditLimit: '50000', temporaryLimit: '10000', temporaryUntil: '2099-12-31', overdueDaysAllowed: '15', overdueAmountAllowed: '' };
    await finance.postForm('/admin/credit/xian/terms', { ...terms, temporaryUntil: '' }).expect(422);
    await finance.postForm('/admin/credit/xian/terms', terms).expect(303);
    await finance.postForm('/admin/credit/xian/terms', { ...terms, creditLimit: '150000' }).expect(303);
    expect((await finance.postForm('/admin/credit/xian/terms', { ...terms, temporaryLimit: '150000' }).expect(422)).text).toContain('须走临时额度申请');
    for (const words of ['60,000.00', '新额度 ¥150,000.00 等待复核']) expect((await finance.get('/admin/credit/xian')).text).toContain(words);
    const [was, late] = [await wasIn('/admin/credit/xian'), await wasIn('/admin/credit/xian')];
    await finance.postForm('/admin/credit/xian/terms', { ...terms, creditLimit: '20000', was }).expect(303);
    expect((await finance.postForm('/admin/credit/xian/terms', { ...terms, overdueDaysAllowed: '20', was: late }).expect(422)).text).toContain('被他人改过');
    expect((await finance.get('/admin/credit/xian')).text).toContain('30,000.00');
    await finance.postForm('/admin/credit/xian/hold', { reason: '支票退回' }).expect(303);
    const held = await story.decided('xian', [{ sku: 'LS-PL66', quantity: 1 }]);
    expect(await story.stateOf(held)).toMatchObject({ status: 'held', holdReason: 'account_hold' });
    expect((await finance.get('/admin/credit?view=hold').expect(200)).text).toContain('西安长明电器');
    await finance.postForm('/admin/credit/xian/lifting', { reason: '已到账' }).expect(303);
    await story.decide(held);
    expect(await story.stateOf(held)).toMatchObject({ status: 'approved' });
    await desk.postForm('/admin/credit/xian/hold', { reason: 'x' }).expect(403);
  });
});

/** How many SQL statements each page sends, its session, actor and frame included. */
async function countsOf(pages: readonly (readonly [Agent, string])[]): Promise<number[]> {
  const sent = jest.spyOn(app.database.source.logger, 'logQuery');
  const counts: number[] = [];
  for (const [agent, path] of pages) {
    sent.mockClear();
    await agent.get(path).expect(200);
    counts.push(sent.mock.calls.length);
  }
  sent.mockRestore();
  return counts;
}
