import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Tell } from '../../src/notifications/tell.js';
import { CloseRequest } from '../../src/orders/approvals/close-request.js';
import { ApproveRequest } from '../../src/orders/approvals/approve-request.js';
import type { PartnerActor } from '../../src/identity/access/actors.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer } from '../support/quotes.js';
import { aPrice, withoutPrice, wordsOf } from '../support/ordering.js';
import { type Agent, asPartner, asStaff, createUser } from '../support/people.js';
import { codesOf, Crash, dyingAt, traceOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let owner: Agent;
let buyer: Agent;
let approver: Agent;
let partnerId: string;
let panel: string;

beforeAll(async () => {
  app = await startApp();
  partnerId = await aDealer(app.database, 'qiming');
  await aDealer(app.database, 'tianhe');
  panel = await aProduct(app.database, 'LS-PL66-40', { price: '82.0000', packSize: 4, stock: 4000 });
  [owner, buyer, approver] = await Promise.all([asPartner(app, 'qiming', 'owner'), asPartner(app, 'qiming', 'buyer'), asPartner(app, 'qiming', 'approver')]);
});
beforeEach(async () => {
  await withoutPrice(app.database, panel);
  await aPrice(app.database, panel, '82.0000');
  await owner.postForm('/account/approvals', { general: '1,000', 'limit:qiming-buyer': '500' }).expect(303);
});
afterAll(() => app.stop());

/** The buyer asks for 8 panels, ¥656. Returns where the request stands. */
async function asked(by = buyer, quantity = '8'): Promise<string> {
  const { headers } = await by.postForm('/orders', { [`qty-${panel}`]: quantity, [`shown-${panel}`]: '82.0000', poNumber: 'PO-9' }).expect(303);
  expect(headers.location).toMatch(/^\/approvals\/RQ-/);
  return String(headers.location);
}

const rows = async (sql: string, ...values: unknown[]) => (await app.database.query<{ n: string }>(`SELECT COUNT(*) AS n FROM ${sql}`, values)).map(({ n }) => Number(n))[0];
const statusOf = async (place: string) => (await app.database.query<{ status: string }>('SELECT status FROM order_requests WHERE number = ?', [place.slice(11)]))[0]?.status;

/** A person of the dealer, as a use case meets them. */
async function actorOf(login: string): Promise<PartnerActor> {
  const [user] = await app.database.query<{ id: string }>('SELECT id FROM users WHERE login = ?', [login]);
  return { kind: 'partner', key: `user:${user?.id}`, name: login, userId: user?.id ?? '', partnerId, partnerCode: 'qiming', roles: [], permissions: new Set() };
}

describe('the limits', () => {
  it('are kept by the owner alone, empty for none, and stand in the trail', async () => {
    await createUser(app.database, { login: 'dot.ted', partnerCode: 'qiming', role: 'buyer' });
    expect((await owner.get('/account/approvals').expect(200)).text).toMatch(/name="general" type="text" value="1000\.00"[\s\S]*name="limit:qiming-buyer"[^>]*value="500\.00"/);
    const { text } = await owner.postForm('/account/approvals', { general: 'much', 'limit:dot:ted': 'few' }).expect(422);
    expect(text).toContain('value="much"');
    expect(text).toContain('value="few"');
    expect(wordsOf(text)).toContain('请填写金额');
    await buyer.get('/account/approvals').expect(403);
    expect(await rows("audit_entries WHERE action = 'approvals.limits_set' AND partner_id = ?", partnerId)).toBeGreaterThan(0);
    await owner.postForm('/account/approvals', { general: '', 'limit:qiming-buyer': '' }).expect(303);
    await buyer.postForm('/orders', { [`qty-${panel}`]: '40' }).expect(303).expect('location', /^\/orders\/SO-/);
  });

  it('let an order up to the limit through and send one above it to approval, which the cart says', async () => {
    await buyer.postForm('/orders', { [`qty-${panel}`]: '4' }).expect(303).expect('location', /^\/orders\/SO-/);
    await buyer.postForm('/cart', { [`qty-${panel}`]: '8' });
    expect(wordsOf((await buyer.get('/cart')).text)).toMatch(/提交审批 超过您的单笔限额 ¥ 500\.00/);
  });

  it('hold for an offer too: nothing is ordered by who may not, a colleague whose limit allows it takes it', async () => {
    const quote = await anOffer(app, 'qiming', [{ sku: 'LS-PL66-40', quantity: 8 }]);
    const [{ round } = { round: 0 }] = await app.database.query<{ round: number }>('SELECT round FROM quotes WHERE number = ?', [quote]);
    const before = await rows('orders');
    expect((await buyer.postForm(`/quotes/${quote}/acceptance`, { round: String(round) }).expect(422)).text).toContain('超过您的单笔限额');
    expect(await rows('orders')).toBe(before);
    await owner.postForm(`/quotes/${quote}/acceptance`, { round: String(round) }).expect(303).expect('location', /^\/orders\/SO-/);
  });

  it('refuse what nobody else could approve, and keep the cart', async () => {
    const alone = await asPartner(app, 'tianhe', 'owner');
    await alone.postForm('/account/approvals', { general: '100' }).expect(303);
    expect(wordsOf((await alone.postForm('/orders', { [`qty-${panel}`]: '4' }).expect(422)).text)).toContain('没有其他人可以审批');
    expect(await rows('cart_lines l JOIN carts c ON c.id = l.cart_id JOIN partners p ON p.id = c.partner_id WHERE p.code = ?', 'tianhe')).toBe(1);
  });
});

describe('an order above the limit', () => {
  it('reserves nothing and asks for no credit until another approves it', async () => {
    const [before, jobs] = [await rows('orders'), await rows("outbox WHERE queue = 'credit'")];
    const place = await asked();
    expect([await rows('orders'), await rows("outbox WHERE queue = 'credit'"), await rows('cart_lines l JOIN carts c ON c.id = l.cart_id WHERE c.partner_id = ? AND l.product_id = ? AND c.user_id = (SELECT id FROM users WHERE login = ?)', partnerId, panel, 'qiming-buyer')]).toEqual([before, jobs, 0]);
    expect(wordsOf((await approver.get('/').expect(200)).text)).toMatch(/张订单待您审批/);
    const page = (await approver.get(place).expect(200)).text;
    expect(wordsOf(page)).toMatch(/待审批.*¥ 656\.00.*单笔限额 ¥ 500\.00.*批准并下单（ ¥ 656\.00 ）/);
    const { headers } = await approver.postForm(`${place}/approval`, { [`shown-${panel}`]: '82.0000' }).expect(303);
    const order = wordsOf((await buyer.get(String(headers.location)).expect(200)).text);
    expect(order).toMatch(/下单人 qiming-buyer.*内部审批 qiming-approver · RQ-/);
    expect(wordsOf((await buyer.get('/approvals?status=approved').expect(200)).text)).toContain(String(headers.location).slice(8));
    expect(await rows("audit_entries WHERE action = 'approvals.approved' AND subject = ?", place.slice(11))).toBe(1);
  });

  it('is told to those who may approve, not to who asked; the answer to who asked alone', async () => {
    const place = await asked();
    const [request] = await app.database.query<{ id: string }>('SELECT id FROM order_requests WHERE number = ?', [place.slice(11)]);
    const told = async (event: string) => {
      await new Tell(app.database, app.web.get(Clock), app.web.get(Outbox)).run({ event, request: request?.id });
      return (await app.database.query<{ login: string }>('SELECT u.login FROM notifications n JOIN users u ON u.id = n.user_id WHERE n.kind = ? AND n.link = ? ORDER BY u.login', [event, place])).map(({ login }) => login);
    };
    expect(await told('request.waiting')).toEqual(['qiming-approver', 'qiming-owner']);
    await owner.postForm(`${place}/refusal`, { reason: '本月预算已满' }).expect(303);
    expect(await told('request.declined')).toEqual(['qiming-buyer']);
    expect(wordsOf((await buyer.get('/notifications')).text)).toContain('本月预算已满');
  });

  it('is never approved by who asked, not even by the owner', async () => {
    const place = await asked(owner, '16');
    expect((await owner.get(place)).text).not.toContain('/approval"');
    expect(wordsOf((await owner.postForm(`${place}/approval`).expect(422)).text)).toContain('不能审批自己的申请');
    await owner.postForm(`${place}/refusal`, { reason: 'x' }).expect(422);
    await approver.postForm(`${place}/approval`).expect(303);
  });

  it('goes back into the cart when it is withdrawn or declined, and then is not approved any more', async () => {
    const place = await asked();
    await approver.postForm(`${place}/withdrawal`).expect(403);
    expect(wordsOf((await owner.postForm(`${place}/withdrawal`).expect(422)).text)).toContain('只有申请人可以撤回');
    await buyer.postForm(`${place}/withdrawal`).expect(303).expect('location', '/cart');
    expect(wordsOf((await buyer.get('/cart')).text)).toContain('¥ 656.00');
    expect(wordsOf((await approver.postForm(`${place}/approval`).expect(422)).text)).toContain('已经处理过了');
    await buyer.postForm('/cart', { remove: panel });
    const declined = await asked();
    await approver.postForm(`${declined}/refusal`, { reason: '' }).expect(422);
    await approver.postForm(`${declined}/refusal`, { reason: '先用库存' }).expect(303);
    expect(wordsOf((await buyer.get(declined)).text)).toContain('qiming-approver 未批准 先用库存');
    await buyer.postForm('/cart', { remove: panel });
  });

  it('shows a price that rose, and is approved at it only by who saw it', async () => {
    const place = await asked();
    await withoutPrice(app.database, panel);
    await aPrice(app.database, panel, '90.0000');
    expect(wordsOf((await approver.postForm(`${place}/approval`, { [`shown-${panel}`]: '82.0000' }).expect(422)).text)).toContain('LS-PL66-40 的价格已从 ¥82.00 变为 ¥90.00');
    const { text } = await approver.get(place);
    expect(wordsOf(text)).toMatch(/价格上涨： ¥ 656\.00 → ¥ 720\.00/);
    expect(text).toContain(`name="shown-${panel}" value="90.0000"`);
    await approver.postForm(`${place}/approval`, { [`shown-${panel}`]: '90.0000' }).expect(303);
    expect(await rows('orders WHERE total = 720')).toBe(1);
  });

  it('is nobody else\'s', async () => {
    const place = await asked();
    const stranger = await asPartner(app, 'tianhe', 'owner');
    for (const path of ['approval', 'refusal']) await stranger.postForm(`${place}/${path}`, { reason: 'x' }).expect(404);
    await stranger.get(place).expect(404);
    await buyer.postForm(`${place}/withdrawal`).expect(303);
  });
});

describe('what staff order for a partner', () => {
  it('is marked in both lists and audited, and no limit holds it', async () => {
    const desk = await asStaff(app, 'order_desk');
    const { headers } = await desk.postForm('/admin/orders', { partner: 'qiming', lines: 'LS-PL66-40 40' }).expect(303);
    const number = String(headers.location).slice(14);
    for (const [agent, path] of [[desk, '/admin/orders'], [buyer, '/orders']] as const) expect(wordsOf((await agent.get(path)).text)).toMatch(new RegExp(`${number} [^S]*代下单`));
    expect(await rows("audit_entries WHERE action = 'order.placed_on_behalf' AND subject = ? AND partner_id = ?", number, partnerId)).toBe(1);
  });
});

describe('at the same time', () => {
  const approve = async (login: string, place: string, key?: string) => app.web.get(ApproveRequest).run(await actorOf(login), place.slice(11), { prices: new Map() }, key);

  it('two approvers make one order', async () => {
    const place = await asked();
    const before = await rows('orders');
    await createUser(app.database, { login: 'second', partnerCode: 'qiming', role: 'approver' });
    expect(codesOf(await Promise.allSettled([approve('qiming-approver', place), approve('second', place), approve('qiming-owner', place)]))).toEqual(['already_decided', 'already_decided', 'done']);
    expect(await rows('orders')).toBe((before ?? 0) + 1);
  });

  it('the same approval posted twice makes one order and gives one answer', async () => {
    const place = await asked();
    const answers = await Promise.all(Array.from({ length: 6 }, () => approve('qiming-approver', place, `twice-${place}`)));
    expect(new Set(answers.map(({ order }) => order)).size).toBe(1);
  });

  it('the same request posted twice is one request', async () => {
    const before = await rows('order_requests');
    const places = await Promise.all(Array.from({ length: 6 }, () => buyer.postForm('/orders', { [`qty-${panel}`]: '12', _key: 'asked-twice' }).expect(303)));
    expect(new Set(places.map(({ headers }) => headers.location)).size).toBe(1);
    expect(await rows('order_requests')).toBe((before ?? 0) + 1);
  });

  it('an approval and a withdrawal: one of them holds', async () => {
    for (let turn = 0; turn < 3; turn++) {
      const place = await asked();
      const before = await rows('orders');
      const withdrawal = (await actorOf('qiming-buyer'));
      expect(codesOf(await Promise.allSettled([approve('qiming-approver', place), app.web.get(CloseRequest).withdraw(withdrawal, place.slice(11))]))).toEqual(['already_decided', 'done']);
      expect(await rows('orders')).toBe((before ?? 0) + ((await statusOf(place)) === 'approved' ? 1 : 0));
    }
  });

  it('a process that dies while approving leaves nothing behind, and the next try places one order', async () => {
    const place = await asked();
    const trace = async () => (await traceOf(app)) + JSON.stringify(await app.database.query('SELECT * FROM order_requests'));
    const [before, orders] = [await trace(), await rows('orders')];
    for (let step = 1; ; step++) {
      const outcome = await dyingAt(app, step, () => approve('qiming-approver', place)).catch((error: unknown) => error);
      if (!(outcome instanceof Crash)) break;
      expect((await trace()) === before).toBe(true);
    }
    expect([await statusOf(place), await rows('orders')]).toEqual(['approved', (orders ?? 0) + 1]);
  });
});
