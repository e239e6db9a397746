import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerChange } from '../../src/orders/changes/answer-change.js';
import { ProposeChange } from '../../src/orders/changes/propose-change.js';
import { ShipAndInvoice } from '../../src/settlement/invoices/ship-and-invoice.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDrawnOrder, aFund, aRebate, standingOf } from '../support/funds.js';
import { type Agent, asBuyerOf, asStaff } from '../support/people.js';
import { bookDifferences, clerk, codesOf, Crash, dyingAt } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let story: ReturnType<typeof scene>;
let desk: Agent;
let buyer: Agent;
let order: string;
let dealers = 0;
let code: string;

beforeAll(async () => {
  app = await startApp();
  story = scene(app);
  await aProduct(app.database, 'DL-7', { price: '100.0000', stock: 1000 });
  await aProduct(app.database, 'DL-9', { price: '50.0000', stock: 1000 });
  await aProduct(app.database, 'DL-5', { price: '10.0000', stock: 30 });
  desk = await asStaff(app, 'order_desk');
}, 30_000);
beforeEach(async () => {
  code = `HZ${++dealers}`;
  await aDealer(app.database, code, { creditLimit: '3000.00' });
  buyer = await asBuyerOf(app, code);
  order = await story.decided(code, [{ sku: 'DL-7', quantity: 10 }, { sku: 'DL-9', quantity: 4 }]);
});
afterAll(() => app.stop());

const form = (fields: Record<string, string> = {}) => ({ 'lines[DL-7][quantity]': '10', 'lines[DL-7][promisedOn]': '', 'lines[DL-9][quantity]': '4', 'lines[DL-9][promisedOn]': '', reason: '工地改期', ...fields });
const rows = (sql: string, ...values: unknown[]) => app.database.query<Record<string, string | number | null>>(sql, values);
const changeId = async () => String((await rows('SELECT MAX(c.id) AS id FROM order_changes c JOIN orders o ON o.id = c.order_id WHERE o.number = ?', order))[0]?.id);
const accept = async (agent: Agent, prefix: string) => agent.postForm(`${prefix}/orders/${order}/changes/${await changeId()}/acceptance`);

/** The order, its lines, what is reserved for them and what the account has taken. */
async function standing() {
  const [head] = await rows('SELECT o.version, o.total, o.committed, o.fulfilment, a.open_orders AS taken FROM orders o JOIN credit_accounts a ON a.partner_id = o.partner_id WHERE o.number = ?', order);
  const lines = await rows(`
    SELECT l.sku, l.quantity, l.amount, (SELECT SUM(r.quantity) FROM stock_reservations r WHERE r.order_line_id = l.id) AS reserved
    FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE o.number = ? ORDER BY l.line_no`, order);
  return { ...head, lines: lines.map(({ sku, quantity, amount, reserved }) => `${sku} ${quantity} ${amount} ${reserved}`) };
}

const reservedAll = async () => (await rows('SELECT SUM(s.reserved) = (SELECT SUM(quantity) FROM stock_reservations) AS same FROM stock s'))[0]?.same;

describe('an approved order', () => {
  it('becomes its next version when the dealer asks and the desk agrees: lines, stock and credit move together', async () => {
    await buyer.postForm(`/orders/${order}/changes`, form({ 'lines[DL-7][quantity]': '6', 'lines[DL-9][quantity]': '0', 'lines[DL-7][promisedOn]': '2026-12-15', added: 'DL-5 20' })).expect(303);
    const page = (await desk.get(`/admin/orders/${order}`).expect(200)).text;
    expect(page).toMatch(/10 → <b>6<\/b>/);
    for (const amount of ['1,200.00', '800.00']) expect(page).toContain(amount);
    expect(await standing()).toMatchObject({ version: 1, total: '1200.00' });
    await accept(desk, '/admin');
    expect(await standing()).toEqual({ version: 2, total: '800.00', committed: '800.00', fulfilment: 'none', taken: '800.00', lines: ['DL-7 6 600.00 6', 'DL-5 20 200.00 20'] });
    expect(await reservedAll()).toBe(1);
    expect((await buyer.get(`/orders/${order}/versions/1`).expect(200)).text).toContain('DL-9');
    await buyer.get(`/orders/${order}/versions/2`).expect(404);
  });

  it('stays as it is while nobody of the other side has agreed', async () => {
    const before = await standing();
    await desk.postForm(`/admin/orders/${order}/changes`, form({ 'lines[DL-7][quantity]': '12', _key: `change-${order}` })).expect(303);
    await desk.postForm(`/admin/orders/${order}/changes`, form({ 'lines[DL-7][quantity]': '12', _key: `change-${order}` })).expect(303);
    expect((await desk.postForm(`/admin/orders/${order}/changes`, form({ 'lines[DL-7][quantity]': '13' })).expect(422)).text).toContain('已有一个待同意的变更');
    expect((await accept(desk, '/admin')).text).toContain('要由对方同意');
    await buyer.postForm(`/orders/${order}/changes/${await changeId()}/declination`, { reason: '' }).expect(422);
    await buyer.postForm(`/orders/${order}/changes/${await changeId()}/declination`, { reason: '不需要这么多' }).expect(303);
    expect((await desk.get(`/admin/orders/${order}`).expect(200)).text).toContain('不需要这么多');
    expect((await accept(buyer, '')).text).toContain('已经处理过了');
    expect(await standing()).toEqual(before);
  });

  it('takes no more than credit and stock allow, and says so', async () => {
    await desk.postForm(`/admin/orders/${order}/changes`, form({ 'lines[DL-7][quantity]': '29' })).expect(303);
    expect((await accept(buyer, '')).text).toContain('信用不够');
    await desk.postForm(`/admin/orders/${order}/changes/${await changeId()}/withdrawal`).expect(303);
    await desk.postForm(`/admin/orders/${order}/changes`, form({ added: 'DL-5 31' })).expect(303);
    expect((await accept(buyer, '')).text).toContain('DL-5 库存不足');
    expect(await standing()).toMatchObject({ version: 1, taken: '1200.00' });
  });

  it('refuses what cannot be asked, beside its line', async () => {
    await app.web.get(ShipAndInvoice).run(clerk, order, { lines: [{ sku: 'DL-7', quantity: 3 }] });
    const refused = async (fields: Record<string, string>) => (await buyer.postForm(`/orders/${order}/changes`, form(fields)).expect(422)).text;
    expect(await refused({ 'lines[DL-7][quantity]': '2' })).toContain('已发货或取消了 3');
    expect(await refused({})).toContain('没有任何改动');
    expect(await refused({ 'lines[DL-7][quantity]': '3', 'lines[DL-9][quantity]': '0' })).toContain('请改用取消订单');
    expect(await refused({ added: 'NO-SUCH 1' })).toContain('NO-SUCH');
    expect(await refused({ 'lines[DL-7][quantity]': 'x' })).toContain('请填写整数');
  });

  it('lets a change lapse that asks for more of what is no longer sold', async () => {
    await buyer.postForm(`/orders/${order}/changes`, form({ added: 'DL-5 20' })).expect(303);
    await rows("UPDATE products SET status = 'discontinued' WHERE sku = 'DL-5'");
    await accept(desk, '/admin');
    expect([await standing(), await rows('SELECT status FROM order_changes WHERE id = ?', await changeId())]).toMatchObject([{ version: 1, total: '1200.00' }, [{ status: 'lapsed' }]]);
    await rows("UPDATE products SET status = 'active' WHERE sku = 'DL-5'");
  });

  it('lets a change lapse that what was shipped meanwhile makes impossible', async () => {
    await buyer.postForm(`/orders/${order}/changes`, form({ 'lines[DL-7][quantity]': '4' })).expect(303);
    await app.web.get(ShipAndInvoice).run(clerk, order, { lines: [{ sku: 'DL-7', quantity: 5 }] });
    await accept(desk, '/admin');
    expect((await desk.get(`/admin/orders/${order}`).expect(200)).text).toContain('已失效');
    expect(await standing()).toMatchObject({ version: 1, total: '1200.00' });
  });

  it('is all shipped when the rest is taken out of it', async () => {
    await app.web.get(ShipAndInvoice).run(clerk, order, { lines: [{ sku: 'DL-7', quantity: 10 }, { sku: 'DL-9', quantity: 1 }] });
    await buyer.postForm(`/orders/${order}/changes`, form({ 'lines[DL-9][quantity]': '2' })).expect(303);
    await accept(desk, '/admin');
    await app.web.get(ShipAndInvoice).run(clerk, order, {});
    expect(await standing()).toMatchObject({ version: 2, fulfilment: 'shipped', total: '1100.00', committed: '0.00', taken: '0.00' });
    expect(await bookDifferences(app)).toEqual([]);
  });
});

describe('a change at the same moment', () => {
  const dealer = async () => ({ key: 'user:dealer', name: '王敏', partnerId: String((await rows('SELECT id FROM partners WHERE code = ?', code))[0]?.id) });
  const asked = async (quantity: number) => (await app.web.get(ProposeChange).run(await dealer(), order, { lines: [{ sku: 'DL-7', quantity, promisedOn: null }], added: [], reason: 'x' }, undefined)).id;

  it('is agreed to once, however many press', async () => {
    const id = await asked(12);
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => app.web.get(AnswerChange).accept(clerk, order, id)));
    expect(codesOf(outcomes)).toEqual(['change_over', 'change_over', 'change_over', 'change_over', 'change_over', 'done']);
    expect(await standing()).toMatchObject({ version: 2, total: '1400.00', taken: '1400.00', lines: ['DL-7 12 1200.00 12', 'DL-9 4 200.00 4'] });
  });

  it('and a shipment of the same goods leave stock, credit and books right, whoever comes first', async () => {
    const id = await asked(7);
    await Promise.allSettled([app.web.get(ShipAndInvoice).run(clerk, order, {}), app.web.get(AnswerChange).accept(clerk, order, id), app.web.get(ShipAndInvoice).run(clerk, order, { lines: [{ sku: 'DL-7', quantity: 2 }] })]);
    const now = await standing() as unknown as { committed: string; taken: string };
    expect(now.committed).toBe(now.taken);
    expect(await reservedAll()).toBe(1);
    expect(await bookDifferences(app)).toEqual([]);
  });

  it('that dies at any statement leaves the order as it was', async () => {
    const id = await asked(14);
    const before = await standing();
    for (let step = 1; ; step++) {
      const outcome: unknown = await dyingAt(app, step, () => app.web.get(AnswerChange).accept(clerk, order, id)).catch((error: unknown) => error);
      if (!(outcome instanceof Crash)) break;
      expect(await standing()).toEqual(before);
    }
    expect(await standing()).toMatchObject({ version: 2, total: '1600.00', taken: '1600.00' });
    expect(await reservedAll()).toBe(1);
  });
});

const exposureOf = async (partner: string) => (await rows('SELECT a.open_orders + a.open_invoices - a.unapplied AS exposure FROM credit_accounts a JOIN partners p ON p.id = a.partner_id WHERE p.code = ?', partner))[0]?.exposure;

it('an order raised by agreement draws more by the same rule, as it was shown, and asks credit for the rest alone', async () => {
  const payer = 'PAYS';
  await aDealer(app.database, payer, { creditLimit: '0.00' });
  await aFund(app, payer, '450.00');
  await aRebate(app, payer, '50.00');
  const drawn = await aDrawnOrder(app, payer, [{ sku: 'DL-7', quantity: 2 }]);
  expect(await standingOf(app, payer)).toMatchObject({ rebate: '10.00', prepaid: '290.00', setAside: '200.00' });
  const owner = await asBuyerOf(app, payer);
  const ask = async (quantity: string) => {
    await desk.postForm(`/admin/orders/${drawn}/changes`, { 'lines[DL-7][quantity]': quantity, reason: '加量' }).expect(303);
    const page = (await owner.get(`/orders/${drawn}?lang=en`).expect(200)).text;
    const accept = String(/action="([^"]+acceptance)"/.exec(page)?.[1]);
    return { page, accept: (draw: string) => owner.postForm(`${accept}?lang=en`, { draw }), withdraw: () => desk.postForm(`/admin${accept.replace('acceptance', 'withdrawal')}`).expect(303) };
  };
  const rise = await ask('4');
  expect(rise.page).toMatch(/Rebate pays ¥10\.00 \+ prepaid money pays ¥190\.00.*Paid in full.*name="draw" value="200\.00"/s);
  expect((await rise.accept('190.00')).text).toContain('just changed to ¥200.00');
  await rise.accept('200.00').expect(303);
  expect([await standingOf(app, payer), await exposureOf(payer)]).toMatchObject([{ rebate: '0.00', prepaid: '100.00', setAside: '400.00' }, '0.00']);
  const beyond = await ask('6');
  expect(beyond.page).toContain('¥100.00 left on credit terms');
  expect((await beyond.accept('100.00')).text).toContain('100.00');
  await beyond.withdraw();
  await (await ask('5')).accept('100.00').expect(303);
  for (const quantity of [2, undefined]) await app.web.get(ShipAndInvoice).run(clerk, drawn, quantity ? { lines: [{ sku: 'DL-7', quantity }] } : {});
  expect([await standingOf(app, payer), await exposureOf(payer)]).toMatchObject([{ prepaid: '0.00', setAside: '0.00' }, '0.00']);
  expect(await bookDifferences(app)).toEqual([]);
});
