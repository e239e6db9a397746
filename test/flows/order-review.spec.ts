import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ShipAndInvoice } from '../../src/settlement/invoices/ship-and-invoice.js';
import { ShipPlanned } from '../../src/settlement/invoices/ship-planned.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Agent, asBuyerOf, asStaff, tokenFor } from '../support/people.js';
import { bookDifferences, clerk, codesOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';
import request from 'supertest';

let app: TestApp;
let story: ReturnType<typeof scene>;
let admin: Agent;
let desk: Agent;
let finance: Agent;
let buyer: Agent;

beforeAll(async () => {
  app = await startApp();
  story = scene(app);
  await aDealer(app.database, 'HZ', { nameZh: '杭州启明灯饰', creditLimit: '50000.00' });
  await aProduct(app.database, 'DL-7', { price: '100.0000' });
  await aProduct(app.database, 'DL-9', { price: '50.0000' });
  [admin, desk, finance, buyer] = await Promise.all([asStaff(app, 'admin'), asStaff(app, 'order_desk'), asStaff(app, 'finance'), asBuyerOf(app, 'HZ')]);
}, 30_000);
afterAll(() => app.stop());

const switched = (steps: Record<string, string>) => admin.postForm('/admin/company/reviews', steps).expect(303);
const lines = (quantity = 2) => [{ sku: 'DL-7', quantity }, { sku: 'DL-9', quantity: 4 }];
const rows = (sql: string, ...values: unknown[]) => app.database.query<Record<string, string>>(sql, values);
const reviewOf = async (number: string) => (await rows('SELECT review FROM orders WHERE number = ?', number))[0]?.review;
const seen = async (number: string) => (await buyer.get(`/orders/${number}`).expect(200)).text;

describe('order review', () => {
  it('keeps a new order from the credit decision until the desk has passed it, once', async () => {
    await switched({ reviewOrders: '1' });
    const number = await story.decided('HZ', lines());
    expect(await story.stateOf(number)).toMatchObject({ status: 'submitted', holdReason: 'order_review' });
    expect(await seen(number)).toContain('供应商正在审核这张订单');
    expect((await desk.get('/admin/orders?stage=submitted').expect(200)).text).toContain('待订单审核');
    await finance.postForm(`/admin/orders/${number}/review`).expect(403);
    const form = { ids: [number, 'SO-NONE'], _key: 'review-1' };
    for (let time = 0; time < 2; time++) expect((await desk.postForm('/admin/orders/reviews', form).expect(200)).text).toContain('成功 1 张，未处理 1 张');
    expect((await desk.postForm(`/admin/orders/${number}/review`).expect(422)).text).toContain('不在订单审核环节');
    await story.decide(number);
    expect(await story.stateOf(number)).toMatchObject({ status: 'approved' });
    expect((await seen(number)).match(/审核通过/g)?.length).toBeGreaterThan(0);
  });

  it('is over when the order is cancelled', async () => {
    const number = await story.placed('HZ', lines());
    await desk.postForm(`/admin/orders/${number}/cancellation`, { reason: '重复下单' }).expect(303);
    expect(await reviewOf(number)).toBe('none');
    await switched({});
  });
});

describe('finance review', () => {
  it('holds what the credit decision lets pass until finance lets it too, within the limit and as an order like any other', async () => {
    await switched({ reviewFinance: '1' });
    const number = await story.decided('HZ', lines());
    expect(await story.stateOf(number)).toMatchObject({ status: 'held', holdReason: 'finance_review' });
    expect(await seen(number)).toContain('等待供应商财务确认');
    await story.decide(number);
    expect(await reviewOf(number)).toBe('finance');
    await finance.postForm(`/admin/orders/${number}/approval`, { reason: '核对无误' }).expect(303);
    expect(await rows('SELECT status, review, released_total AS released, committed FROM orders WHERE number = ?', number)).toEqual([{ status: 'approved', review: 'none', released: null, committed: '400.00' }]);
    await switched({});
  });

  it('tells machines no other word than held', async () => {
    await switched({ reviewOrders: '1', reviewFinance: '1' });
    const token = await tokenFor(app, 'orders.place', 'orders.read');
    const order = await request(app.url).post('/api/v1/orders').set('Authorization', `Bearer ${token}`).send({ partner: 'HZ', lines: lines() }).expect(201);
    expect(order.body.status).toBe('submitted');
    await desk.postForm(`/admin/orders/${order.body.number}/review`).expect(303);
    await story.decide(order.body.number as string);
    const read = await request(app.url).get(`/api/v1/orders/${order.body.number}`).set('Authorization', `Bearer ${token}`).expect(200);
    expect(read.body.status).toBe('held');
    await switched({});
  });
});

describe('a shipment that dispatch reviews', () => {
  const planIn = async (order: string) => (await rows("SELECT p.number FROM shipment_plans p JOIN orders o ON o.id = p.order_id WHERE o.number = ? AND p.status = 'planned' ORDER BY p.id", order)).map(({ number }) => number as string);

  it('is planned first, leaves and is invoiced when it is released, and never more than was ordered', async () => {
    await switched({ reviewDispatch: '1' });
    const number = await story.decided('HZ', lines());
    await desk.postForm(`/admin/orders/${number}/shipments`, { 'lines[DL-7][quantity]': '2', carrier: '德邦', trackingNumber: 'D1' }).expect(303);
    expect(await story.stateOf(number)).toMatchObject({ fulfilment: 'none' });
    expect(await seen(number)).toContain('供应商正在备货');
    expect((await desk.postForm(`/admin/orders/${number}/plans`, { 'lines[DL-7][quantity]': '1' }).expect(422)).text).toContain('DL-7');
    const [plan = ''] = await planIn(number);
    await finance.postForm(`/admin/orders/${number}/plans/${plan}/release`).expect(403);
    await desk.postForm(`/admin/orders/${number}/plans/${plan}/release`, { _key: 'release-1' }).expect(303);
    expect(await story.stateOf(number)).toMatchObject({ fulfilment: 'partial' });
    expect((await desk.postForm(`/admin/orders/${number}/plans/${plan}/withdrawal`).expect(422)).text).toContain('已出库或已撤销');
    expect(await seen(number)).toContain('D1');
    expect(await bookDifferences(app)).toEqual([]);
  });

  it('cannot be gone round by a machine that may only ship', async () => {
    const number = await story.decided('HZ', lines());
    const ship = async (...scopes: string[]) =>
      request(app.url).post(`/api/v1/orders/${number}/shipments`).set('Authorization', `Bearer ${await tokenFor(app, ...scopes)}`).send({});
    expect((await ship('orders.ship')).status).toBe(409);
    expect((await ship('orders.ship', 'orders.dispatch')).status).toBe(201);
    await switched({});
  });

  it('is split and merged before it leaves, with its batches and serial numbers', async () => {
    const number = await story.decided('HZ', lines(3));
    await desk.postForm(`/admin/orders/${number}/plans`, { scans: 'DL-7 B1/S1\nDL-7 B1/S2\nDL-7 B2/S3\nDL-9\nDL-9' }).expect(303);
    const [first = ''] = await planIn(number);
    expect((await desk.postForm(`/admin/orders/${number}/plans/${first}/split`, {}).expect(422)).text).toContain('请填写要拆出的数量');
    await desk.postForm(`/admin/orders/${number}/plans/${first}/split`, { 'move[DL-7]': '2', _key: 'split-1' }).expect(303);
    await desk.postForm(`/admin/orders/${number}/plans/${first}/split`, { 'move[DL-7]': '2', _key: 'split-1' }).expect(303);
    const [, second = ''] = await planIn(number);
    await desk.postForm(`/admin/orders/${number}/plans/${second}/release`).expect(303);
    expect(await rows('SELECT x.serial FROM shipment_serials x JOIN shipment_lines s ON s.id = x.shipment_line_id JOIN order_lines l ON l.id = s.order_line_id JOIN orders o ON o.id = l.order_id WHERE o.number = ? ORDER BY 1', number)).toEqual([{ serial: 'S1' }, { serial: 'S2' }]);
    await desk.postForm(`/admin/orders/${number}/plans`, { 'lines[DL-9][quantity]': '2' }).expect(303);
    const waiting = await planIn(number);
    expect(waiting).toHaveLength(2);
    await desk.postForm(`/admin/orders/${number}/plans/merger`, { plans: waiting }).expect(303);
    expect(await rows("SELECT l.sku, x.quantity FROM shipment_plans p JOIN shipment_plan_lines x ON x.plan_id = p.id JOIN order_lines l ON l.id = x.order_line_id WHERE p.number = ? ORDER BY l.line_no", waiting[0])).toEqual([
      { sku: 'DL-7', quantity: 1 }, { sku: 'DL-9', quantity: 4 }]);
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => app.web.get(ShipPlanned).run(clerk, number, waiting[0] ?? '')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(new Set(codesOf(outcomes.filter(({ status }) => status === 'rejected')))).toEqual(new Set(['plan_over']));
    expect(await story.stateOf(number)).toMatchObject({ fulfilment: 'shipped' });
    expect(await bookDifferences(app)).toEqual([]);
  });

  it('is withdrawn where shipping past it or cancelling leaves it too few pieces, and stays where it does not', async () => {
    const number = await story.decided('HZ', lines(3));
    for (const plan of [{ 'lines[DL-7][quantity]': '2' }, { 'lines[DL-7][quantity]': '1', 'lines[DL-9][quantity]': '1' }]) await desk.postForm(`/admin/orders/${number}/plans`, plan).expect(303);
    const [, second] = await planIn(number);
    await app.web.get(ShipAndInvoice).run(clerk, number, { lines: [{ sku: 'DL-7', quantity: 2 }, { sku: 'DL-9', quantity: 3 }] });
    expect(await planIn(number)).toEqual([second]);
    await desk.postForm(`/admin/orders/${number}/cancellation`, { reason: '客户不要了' }).expect(303);
    expect(await planIn(number)).toEqual([]);
  });
});
