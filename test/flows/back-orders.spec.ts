import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CountStock } from '../../src/catalog/stock/count-stock.js';
import { BookMovement } from '../../src/catalog/stock/book-movement.js';
import { KeepAllocation } from '../../src/catalog/supplies/keep-allocation.js';
import { KeepSupply } from '../../src/catalog/supplies/keep-supply.js';
import { MissSupplies } from '../../src/catalog/supplies/miss-supplies.js';
import { ReceiveSupply } from '../../src/catalog/supplies/receive-supply.js';
import { Tell } from '../../src/notifications/tell.js';
import { AllotStock } from '../../src/orders/waiting/allot-stock.js';
import { PlaceOrder } from '../../src/orders/placing/place-order.js';
import { PlanShipment } from '../../src/orders/planning/plan-shipment.js';
import { Tier } from '../../src/partners/places/tier.entity.js';
import { Company } from '../../src/platform/company/company.entity.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { ShipAndInvoice } from '../../src/settlement/invoices/ship-and-invoice.js';
import { api } from '../support/api.js';
import { startApp, type TestApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asOwnerOf, asStaff, tokenFor } from '../support/people.js';
import { anInvoice, bookDifferences, clerk, codesOf, survives } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let story: ReturnType<typeof scene>;
let owner: Agent;
let manager: Agent;
const ids = new Map<string, string>();

beforeAll(async () => {
  app = await startApp();
  story = scene(app);
  await app.database.source.manager.insert(Company, { id: 1, nameZh: '澜石照明', nameEn: 'Lanshi', seededAt: null });
  for (const code of ['hangzhou', 'ningbo', 'xiamen']) await aDealer(app.database, code, { creditLimit: null });
  owner = await asOwnerOf(app, 'hangzhou');
  manager = await asStaff(app, 'channel_manager');
  await owner.get('/?lang=en');
  await manager.get('/admin?lang=en');
});
afterAll(async () => {
  expect(await bookDifferences(app)).toEqual([]);
  await app.stop();
});

async function scarce(sku: string, stock: number, { packSize = 1, rule }: { packSize?: number; rule?: 'by_tier' | 'by_share' } = {}): Promise<void> {
  ids.set(sku, await aProduct(app.database, sku, { stock, packSize }));
  await app.web.get(KeepAllocation).ofProduct(clerk, sku, { backOrder: true, rule });
}

const order = (partnerCode: string, sku: string, quantity: number) => app.web.get(PlaceOrder).run(clerk, { partnerCode, channel: 'admin', lines: [{ sku, quantity }] });
const allot = (sku: string) => app.web.get(AllotStock).run(ids.get(sku) ?? '');
const arrive = (sku: string, quantity: number) => app.web.get(BookMovement).run(clerk, sku, 'MAIN', { reason: 'received', quantity, reference: '', note: '' }, undefined);
const supply = async (sku: string, promisedOn: string, quantity: number) => (await app.web.get(KeepSupply).add(clerk, sku, { promisedOn, quantity, note: '' }, undefined)).id;
const supplies = async (sku: string) => (await app.database.query<Record<string, unknown>>('SELECT quantity, received, status, promised_on AS day FROM expected_supplies WHERE product_id = ? ORDER BY id', [ids.get(sku)])).map((row) => Object.values(row).map(String));
const jobs = (queue: string) => app.database.query<{ payload: string }>('SELECT payload FROM outbox WHERE queue = ? ORDER BY id', [queue]);
/** By dealer, reserved and waiting. */
const shares = async (sku: string) => Object.fromEntries((await app.database.query<{ code: string; reserved: string; waiting: string }>(`
  SELECT p.code, COALESCE(SUM(r.quantity), 0) AS reserved, COALESCE(SUM(b.pieces), 0) AS waiting FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN partners p ON p.id = o.partner_id
    LEFT JOIN (SELECT order_line_id, SUM(quantity) AS quantity FROM stock_reservations GROUP BY order_line_id) r ON r.order_line_id = l.id LEFT JOIN back_orders b ON b.order_line_id = l.id
  WHERE l.sku = ? AND l.cancelled < l.quantity GROUP BY p.code`, [sku])).map(({ code, reserved, waiting }) => [code, `${reserved}+${waiting}`]));
const stockOf = async (sku: string) => (await app.database.query<{ onHand: number; reserved: number }>('SELECT on_hand AS onHand, reserved FROM stock WHERE product_id = ?', [ids.get(sku)]))[0];

describe('a dealer who orders more than there is', () => {
  it('is told before, gets what is there, and sees the place and the promised day of the rest', async () => {
    await scarce('WAIT', 12, { packSize: 2 });
    await order('ningbo', 'WAIT', 8);
    await supply('WAIT', '2099-12-05', 60);
    await owner.postForm('/cart', { [`qty-${ids.get('WAIT')}`]: '40' }).expect(303);
    expect(wordsOf((await owner.get('/cart')).text)).toContain('4 in stock, 36 expected 5 Dec 2099');
    const product = wordsOf((await owner.get('/catalog/WAIT')).text);
    expect(product).toContain('4 in stock, 36 expected 5 Dec 2099');
    expect(product).toContain('first come, first served');
    expect(wordsOf((await owner.postForm('/quick-order/check', { text: 'WAIT 40' })).text)).toContain('4 in stock, 36 expected 5 Dec 2099');
    const { headers } = await owner.postForm('/orders', { [`qty-${ids.get('WAIT')}`]: '40' }).expect(303);
    expect(await shares('WAIT')).toEqual({ hangzhou: '4+36', ningbo: '8+0' });
    await order('ningbo', 'WAIT', 30);
    const mine = wordsOf((await owner.get(String(headers.location))).text);
    expect(mine).toContain('36 只 waiting · place 1, nobody before you · expected 5 Dec 2099');
    const [list, theirs] = [wordsOf((await owner.get('/back-orders')).text), await (await asOwnerOf(app, 'ningbo')).get('/back-orders?lang=en')];
    expect(list).toContain('WAIT downlight');
    expect(list).not.toContain('ningbo');
    expect(wordsOf(theirs.text)).toContain('place 2, 36 只 before you');
    expect(wordsOf(theirs.text)).toContain('To be advised');
  });

  it('over the API reads what waits, and is refused as before where nothing may wait', async () => {
    await aProduct(app.database, 'STRICT', { stock: 5 });
    const call = api(app, await tokenFor(app, 'all'));
    const { body } = await call.post('/orders', { partner: 'xiamen', lines: [{ sku: 'WAIT', quantity: 10 }] }, 'wait-1').expect(201);
    expect(body.lines[0]).toMatchObject({ quantity: 10, waiting: 10, promisedOn: null });
    expect((await call.get(`/orders/${body.number}`)).body).toEqual(body);
    await call.post('/orders', { partner: 'xiamen', lines: [{ sku: 'STRICT', quantity: 6 }] }, 'wait-2').expect(422);
  });

  it('does not jump the queue: what has arrived and is not shared out yet is nobody else\'s', async () => {
    await arrive('WAIT', 20);
    await order('xiamen', 'WAIT', 2);
    expect((await shares('WAIT')).xiamen).toBe('0+12');
    await allot('WAIT');
    expect(await shares('WAIT')).toEqual({ hangzhou: '24+16', ningbo: '8+30', xiamen: '0+12' });
    await allot('WAIT');
    expect(await stockOf('WAIT')).toEqual({ onHand: 32, reserved: 32 });
  });

  it('is told of another day, once, and of what was allotted', async () => {
    const id = await supply('WAIT', '2099-11-20', 16);
    await allot('WAIT');
    await app.web.get(KeepSupply).move(clerk, 'WAIT', id, { promisedOn: '2099-12-24' });
    await allot('WAIT');
    const tell = new Tell(app.database, app.web.get(Clock), app.web.get(Outbox));
    for (const { payload } of await jobs('notify')) if (payload.includes('waiting.')) await tell.run(JSON.parse(payload));
    const news = wordsOf((await owner.get('/notifications')).text);
    expect(news).toContain('Allotted: WAIT');
    expect(news).toContain('16 pieces waiting: now expected 5 Dec 2099');
  });

  it('is told that the day is open again once a supply is late, until it gets another', async () => {
    await scarce('LATE', 0);
    const id = await supply('LATE', '2099-01-01', 5);
    await order('hangzhou', 'LATE', 5);
    const promised = async () => (await app.database.query<{ day: string | null }>('SELECT promised_on AS day FROM back_orders WHERE product_id = ?', [ids.get('LATE')]))[0]?.day;
    expect(await promised()).toBe('2099-01-01');
    await app.database.query("UPDATE expected_supplies SET promised_on = '2020-01-01' WHERE id = ?", [id]);
    for (const _ of [1, 2]) await new MissSupplies(app.database, app.web.get(Clock)).run();
    await allot('LATE');
    expect(await promised()).toBeNull();
    expect(wordsOf((await manager.get(`/admin/stock/LATE/supplies/${id}`)).text)).toContain('Late');
    await manager.postForm(`/admin/stock/LATE/supplies/${id}/date`, { promisedOn: '2020-01-02' }).expect(422);
    await manager.postForm(`/admin/stock/LATE/supplies/${id}/date`, { promisedOn: '2099-02-01' }).expect(303);
    await allot('LATE');
    expect(await promised()).toBe('2099-02-01');
  });

  it('gives up what waits by an agreed change, and a cancelled order feeds the queue', async () => {
    const number = await story.decided('hangzhou', [{ sku: 'WAIT', quantity: 6 }]);
    const desk = await asStaff(app, 'order_desk');
    for (const pieces of [10, 2]) {
      await owner.postForm(`/orders/${number}/changes`, { 'lines[WAIT][quantity]': `${pieces}`, 'lines[WAIT][promisedOn]': '', added: '', reason: '不等了' }).expect(303);
      const [change] = await app.database.query<{ id: string }>('SELECT MAX(id) AS id FROM order_changes');
      await desk.postForm(`/admin/orders/${number}/changes/${change?.id}/acceptance`, {}).expect(303);
      expect((await app.database.query('SELECT b.pieces FROM back_orders b JOIN orders o ON o.id = b.order_id WHERE o.number = ?', [number]))[0]).toEqual({ pieces });
    }
    const [first] = await app.database.query<{ number: string }>("SELECT o.number FROM orders o JOIN partners p ON p.id = o.partner_id JOIN order_lines l ON l.order_id = o.id WHERE p.code = 'ningbo' AND l.sku = 'WAIT' ORDER BY o.id LIMIT 1");
    await story.cancel(first?.number ?? '', '不要了');
    expect((await jobs('allotment')).at(-1)?.payload).toBe(`{"product":"${ids.get('WAIT')}"}`);
    await allot('WAIT');
    expect(await shares('WAIT')).toMatchObject({ hangzhou: '32+10', ningbo: '0+30' });
  });
});

describe('an order of which a part waits', () => {
  it('ships and plans what is there; the rest stays open and ships when it has come', async () => {
    await scarce('PART', 10);
    const number = await story.decided('hangzhou', [{ sku: 'PART', quantity: 25 }]);
    await expect(app.web.get(PlanShipment).run(clerk, number, { lines: [{ sku: 'PART', quantity: 11 }] }, undefined)).rejects.toThrow();
    const ship = () => app.web.get(ShipAndInvoice).run(clerk, number, {});
    await ship();
    expect(await story.stateOf(number)).toMatchObject({ status: 'approved', fulfilment: 'partial' });
    await expect(ship()).rejects.toThrow('nothing_to_ship');
    await arrive('PART', 15);
    await allot('PART');
    await ship();
    expect(await story.stateOf(number)).toMatchObject({ fulfilment: 'shipped' });
    expect(await stockOf('PART')).toEqual({ onHand: 0, reserved: 0 });
  });
});

describe('the supplier\'s people', () => {
  it('keep rule and supplies on the page of the stock, book what arrives, and see who waits', async () => {
    await app.database.source.manager.insert(Tier, { code: 'gold', nameZh: '金牌', nameEn: 'Gold', position: 1 });
    await app.database.query("UPDATE partners SET tier_id = (SELECT id FROM tiers WHERE code = 'gold') WHERE code = 'xiamen'");
    ids.set('DESK', await aProduct(app.database, 'DESK', { stock: 0 }));
    await manager.postForm('/admin/stock/DESK/allocation', { backOrder: '1', rule: 'by_tier' }).expect(303);
    await order('hangzhou', 'DESK', 30);
    await order('xiamen', 'DESK', 20);
    await manager.postForm('/admin/stock/DESK/supplies', { promisedOn: 'soon', quantity: '0' }).expect(422);
    await manager.postForm('/admin/stock/DESK/supplies', { promisedOn: '2099-12-05', quantity: '30', note: 'PO-1' }).expect(303);
    const text = (await manager.get('/admin/stock/DESK')).text;
    const [place = ''] = /\/admin\/stock\/DESK\/supplies\/\d+/.exec(text) ?? [];
    expect(wordsOf(text)).toContain('1. xiamen Lighting');
    await manager.get(place).expect(200);
    await manager.postForm(`${place}/date`, { promisedOn: '2099-12-08' }).expect(303);
    const arrived = { quantity: '28', warehouse: 'MAIN', restOn: '2099-12-24', _key: 'arrived' };
    expect(wordsOf((await manager.postForm(`${place}/receipt`, arrived).expect(422)).text)).toContain('say what becomes of the other 2');
    await manager.postForm(`${place}/receipt`, { ...arrived, rest: 'expected', restOn: '2020-01-01' }).expect(422);
    for (const _ of [1, 2]) await manager.postForm(`${place}/receipt`, { ...arrived, rest: 'expected' }).expect(303);
    await manager.postForm(`${place}/cancellation`).expect(422);
    await allot('DESK');
    expect(await shares('DESK')).toEqual({ hangzhou: '8+22', xiamen: '20+0' });
    expect(await supplies('DESK')).toEqual([['30', '28', 'received', '2099-12-08'], ['2', '0', 'expected', '2099-12-24']]);
    await manager.postForm('/admin/stock/DESK/allocation', { rule: '' }).expect(422);
    expect((await api(app, await tokenFor(app, 'imports.run')).csv('/imports/products', 'sku,back_order\nDESK,no\nWAIT,yes\n').expect(422)).body.errors)
      .toEqual([{ line: 2, column: 'back_order', message: 'Orders still wait for it: it stays open for back-orders' }]);
    const list = wordsOf((await manager.get('/admin/back-orders?q=DESK')).text);
    expect(list).toContain('DESK downlight DESK 22');
    expect((await manager.get('/admin/back-orders/export.csv?q=DESK').expect(200)).text).toContain('DESK');
    await manager.postForm('/admin/back-orders/rule', { rule: 'by_share' }).expect(303);
    await manager.postForm('/admin/back-orders/rule', { rule: 'first_come' }).expect(303);
    const trail = await app.database.query<{ action: string }>("SELECT DISTINCT action FROM audit_entries WHERE subject = 'DESK' OR action = 'stock.house_rule_changed' ORDER BY action");
    expect(trail.map(({ action }) => action)).toEqual(['stock.allocation_changed', 'stock.booked', 'stock.house_rule_changed', 'stock.supply_added', 'stock.supply_moved']);
  });

  it('share out by what was invoiced last quarter', async () => {
    await scarce('SHARE', 40, { rule: 'by_share' });
    await anInvoice(app, 'hangzhou', [{ sku: 'SHARE', quantity: 30 }]);
    await anInvoice(app, 'ningbo', [{ sku: 'SHARE', quantity: 10 }]);
    await app.database.query("UPDATE invoices i JOIN invoice_lines x ON x.invoice_id = i.id JOIN order_lines l ON l.id = x.order_line_id SET i.issued_on = DATE_SUB(i.issued_on, INTERVAL 3 MONTH) WHERE l.sku = 'SHARE'");
    for (const dealer of ['xiamen', 'ningbo', 'hangzhou']) await order(dealer, 'SHARE', 100);
    await supply('SHARE', '2099-03-01', 120);
    await allot('SHARE');
    expect(wordsOf((await owner.get('/back-orders')).text)).toContain('your share 75% · 90 只 of the supply of 1 Mar 2099');
    expect(wordsOf((await manager.get('/admin/stock/SHARE')).text)).toContain('hangzhou Lighting 75% · 90 of the supply of 1 Mar 2099');
    expect(wordsOf((await (await asOwnerOf(app, 'xiamen')).get('/back-orders?lang=en')).text)).toContain('nothing invoiced last quarter: of what the others leave, first come, first served · 0 只 of the supply');
    await arrive('SHARE', 40);
    await allot('SHARE');
    expect(await shares('SHARE')).toMatchObject({ hangzhou: '30+70', ningbo: '10+90', xiamen: '0+100' });
  });
});

describe('many at once', () => {
  it('allot no piece twice and lose none: receipts, a cancellation, new orders and allotments together', async () => {
    await scarce('RACE', 5);
    const mine = (await order('hangzhou', 'RACE', 25)).number;
    await order('ningbo', 'RACE', 30);
    const outcomes = await Promise.allSettled([
      arrive('RACE', 10), arrive('RACE', 7), allot('RACE'), allot('RACE'), story.cancel(mine, '取消'), order('xiamen', 'RACE', 9), order('ningbo', 'RACE', 4), allot('RACE'), allot('RACE'),
    ]);
    expect(new Set(codesOf(outcomes))).toEqual(new Set(['done']));
    await allot('RACE');
    expect(await shares('RACE')).toEqual({ ningbo: expect.stringMatching(/^22\+12$/), xiamen: '0+9' });
    expect(await stockOf('RACE')).toEqual({ onHand: 22, reserved: 22 });
  });
});

describe('a process that dies', () => {
  it('leaves no half order, receipt or allotment', async () => {
    await scarce('DIES', 3);
    const id = await supply('DIES', '2099-01-01', 6);
    await survives(app, () => app.web.get(PlaceOrder).run(clerk, { partnerCode: 'hangzhou', channel: 'admin', key: 'dies', lines: [{ sku: 'DIES', quantity: 9 }] }));
    await survives(app, () => app.web.get(ReceiveSupply).run(clerk, 'DIES', id, { quantity: 4, warehouse: 'MAIN', rest: 'expected' }, 'dies-2'));
    expect(await supplies('DIES')).toEqual([['6', '4', 'received', '2099-01-01'], ['2', '0', 'expected', '2099-01-01']]);
    await survives(app, () => allot('DIES'));
    expect(await shares('DIES')).toEqual({ hangzhou: '7+2' });
    await app.web.get(CountStock).run(clerk, 'DIES', 'MAIN', { counted: 9, basedOn: 7, remark: '' }, undefined);
    await survives(app, () => allot('DIES'));
    expect(await shares('DIES')).toEqual({ hangzhou: '9+0' });
  });
});
