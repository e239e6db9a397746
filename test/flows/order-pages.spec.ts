import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, startApp } from '../support/app.js';
import { type Agent, asAccountantOf, asBuyerOf, asStaff } from '../support/people.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let story: ReturnType<typeof scene>;
let buyer: Agent;
let stranger: Agent;
let accountant: Agent;

beforeAll(async () => {
  app = await startApp();
  story = scene(app);
  await aDealer(app.database, 'hangzhou', { creditLimit: '10000.00', nameZh: '杭州启明灯饰' });
  await aDealer(app.database, 'wuhan', { creditLimit: '10000.00' });
  await aProduct(app.database, 'LS-DL07', { price: '80.0000', taxRate: '0.13' });
  await aProduct(app.database, 'LS-PL66', { price: '100.0000' });
  buyer = await asBuyerOf(app, 'hangzhou');
  stranger = await asBuyerOf(app, 'wuhan');
  accountant = await asAccountantOf(app, 'hangzhou');
});
afterAll(() => app.stop());

describe("a dealer's orders", () => {
  it('shows what it ordered, with price, tax and why this price', async () => {
    const number = await story.decided('hangzhou', [{ sku: 'LS-DL07', quantity: 10 }], 'PO-77');
    const { text } = await buyer.get(`/orders/${number}`).expect(200);
    expect(text).toContain('PO-77');
    expect(text).toContain('904.00');
    expect(text).toContain('标准价');
    expect(text).toContain('待发货');
  });

  it('says why an order is held and what releases it', async () => {
    const number = await story.decided('hangzhou', [{ sku: 'LS-PL66', quantity: 120 }]);
    const { text } = await buyer.get(`/orders/${number}`).expect(200);
    expect(text).toContain('超出可用额度');
    expect(text).toMatch(/付款 ¥[\d,.]+ 后自动放行/);
    await buyer.postForm(`/orders/${number}/cancellation`, { reason: '改到下月' }).expect(303);
  });

  it('answers 204 until the credit is decided, then the whole page', async () => {
    const number = await story.placed('hangzhou', [{ sku: 'LS-PL66', quantity: 1 }]);
    const waiting = await buyer.get(`/orders/${number}`).expect(200);
    expect(waiting.text).toContain(`hx-get="/orders/${number}/state"`);
    await buyer.get(`/orders/${number}/state`).expect(204);
    await story.decide(number);
    const { text } = await buyer.get(`/orders/${number}/state`).set('HX-Request-Type', 'partial').expect(200);
    expect(text).toMatch(/^\s*<div id="order">/);
    expect(text).not.toContain('hx-get=');
  });

  it('finds by number and purchase order, and by stage', async () => {
    const number = await story.decided('hangzhou', [{ sku: 'LS-PL66', quantity: 2 }], 'PO-needle');
    const found = await buyer.get('/orders?q=needle').expect(200);
    expect(found.text).toContain(number);
    expect(found.text).not.toContain('PO-77');
    expect((await buyer.get('/orders?stage=completed').expect(200)).text).toContain('没有符合条件的订单');
    expect((await buyer.get('/orders?stage=to_ship&q=needle').expect(200)).text).toContain(number);
  });

  it('is not there for a stranger', async () => {
    const number = await story.decided('hangzhou', [{ sku: 'LS-PL66', quantity: 1 }]);
    const shipment = await story.ship(number);
    await stranger.get(`/orders/${number}`).expect(404);
    await stranger.get(`/orders/${number}/state`).expect(404);
    await stranger.get(`/shipments/${shipment}`).expect(404);
    await stranger.postForm(`/orders/${number}/cancellation`, { reason: 'x' }).expect(404);
    await stranger.postForm(`/shipments/${shipment}/receipt`, { note: '' }).expect(404);
    expect((await stranger.get('/orders').expect(200)).text).not.toContain(number);
  });
});

describe('cancelling', () => {
  it('asks for a reason and opens the form again without one', async () => {
    const number = await story.placed('hangzhou', [{ sku: 'LS-PL66', quantity: 1 }]);
    const { text } = await buyer.postForm(`/orders/${number}/cancellation`, { reason: '' }).expect(422);
    expect(text).toMatch(/<details class="menu confirm" open>/);
    expect(text).toMatch(/id="f-reason"[^>]*aria-invalid="true"/);
    await buyer.postForm(`/orders/${number}/cancellation`, { reason: '重复下单' }).expect(303);
    const after = await buyer.get(`/orders/${number}`).expect(200);
    expect(after.text).toContain('订单已取消');
    expect(after.text).toContain('重复下单');
    expect(after.text).not.toContain(`action="/orders/${number}/cancellation"`);
  });

  it('is the supplier\'s after the approval', async () => {
    const number = await story.decided('hangzhou', [{ sku: 'LS-PL66', quantity: 1 }]);
    expect((await buyer.get(`/orders/${number}`)).text).not.toContain('取消订单');
    await buyer.postForm(`/orders/${number}/cancellation`, { reason: '不要了' }).expect(422);
    const desk = await asStaff(app, 'order_desk');
    await desk.postForm(`/admin/orders/${number}/cancellation`, { reason: '客户要求' }).expect(303);
    expect(await story.stateOf(number)).toMatchObject({ status: 'cancelled' });
  });

  it('is not for those who only read', async () => {
    const number = await story.placed('hangzhou', [{ sku: 'LS-PL66', quantity: 1 }]);
    expect((await accountant.get(`/orders/${number}`).expect(200)).text).not.toContain('取消订单');
    await accountant.postForm(`/orders/${number}/cancellation`, { reason: 'x' }).expect(403);
  });
});

describe('receipt', () => {
  it('takes what arrived, with batch and serial numbers shown', async () => {
    const number = await story.decided('hangzhou', [{ sku: 'LS-DL07', quantity: 5 }, { sku: 'LS-PL66', quantity: 4 }]);
    const shipment = await story.ship(number, { carrier: '顺丰', trackingNumber: 'SF-1', lines: [{ sku: 'LS-DL07', quantity: 2, batch: 'B-2611', serials: ['S-1', 'S-2'] }] });
    const { text } = await buyer.get(`/orders/${number}`).expect(200);
    for (const word of ['B-2611', 'S-1', 'SF-1', '部分发货', `action="/shipments/${shipment}/receipt"`]) expect(text).toContain(word);
    await buyer.postForm(`/shipments/${shipment}/receipt`, { 'lines[0][sku]': 'LS-DL07', 'lines[0][received]': '2', 'lines[0][damaged]': '', note: '' }).expect(303);
    expect((await buyer.get(`/orders/${number}`)).text).toContain('确认收货');
    expect((await buyer.get(`/orders/${number}`)).text).not.toContain('收货有差异');
  });

  it('keeps what was typed beside what is wrong, and flags what is short', async () => {
    const number = await story.decided('hangzhou', [{ sku: 'LS-PL66', quantity: 3 }]);
    const shipment = await story.ship(number);
    const line = (received: string) => ({ 'lines[0][sku]': 'LS-PL66', 'lines[0][received]': received, 'lines[0][damaged]': '0', note: '少一件' });
    const wrong = await buyer.postForm(`/shipments/${shipment}/receipt`, line('9')).expect(422);
    expect(wrong.text).toMatch(/name="lines\[0\]\[received\]"[^>]*value="9"[^>]*aria-invalid="true"/);
    await buyer.postForm(`/shipments/${shipment}/receipt`, line('2')).expect(303);
    expect((await buyer.get(`/orders/${number}`)).text).toContain('收货有差异');
    const desk = await asStaff(app, 'order_desk');
    expect((await desk.get('/admin/orders?discrepancy=1').expect(200)).text).toContain(number);
  });
});
