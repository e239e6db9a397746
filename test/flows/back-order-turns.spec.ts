import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EntityManager } from 'typeorm';
import { BookMovement } from '../../src/catalog/stock/book-movement.js';
import { KeepAllocation } from '../../src/catalog/supplies/keep-allocation.js';
import { KeepSupply } from '../../src/catalog/supplies/keep-supply.js';
import { ReceiveSupply } from '../../src/catalog/supplies/receive-supply.js';
import { waitingOfAll, waitingOfPartner } from '../../src/catalog/supplies/waiting.queries.js';
import { PlaceOrder } from '../../src/orders/placing/place-order.js';
import { AllotStock } from '../../src/orders/waiting/allot-stock.js';
import { Tier } from '../../src/partners/places/tier.entity.js';
import { Company } from '../../src/platform/company/company.entity.js';
import { startApp, type TestApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asOwnerOf, asStaff } from '../support/people.js';
import { bookDifferences, clerk, codesOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let story: ReturnType<typeof scene>;
let owner: Agent;
const ids = new Map<string, string>();

beforeAll(async () => {
  app = await startApp();
  story = scene(app);
  await app.database.source.manager.insert(Company, { id: 1, nameZh: '澜石照明', nameEn: 'Lanshi', seededAt: null });
  for (const code of ['hangzhou', 'ningbo', 'xiamen']) await aDealer(app.database, code, { creditLimit: null });
  await app.database.source.manager.insert(Tier, { code: 'gold', nameZh: '金牌', nameEn: 'Gold', position: 1 });
  await app.database.query("UPDATE partners SET tier_id = (SELECT id FROM tiers WHERE code = 'gold') WHERE code = 'xiamen'");
  owner = await asOwnerOf(app, 'hangzhou');
});
afterAll(async () => {
  expect(await bookDifferences(app)).toEqual([]);
  await app.stop();
});

const open = (sku: string, backOrder: boolean, rule?: 'by_tier') => app.web.get(KeepAllocation).ofProduct(clerk, sku, { backOrder, rule });
async function goods(sku: string, stock: number): Promise<void> {
  ids.set(sku, await aProduct(app.database, sku, { stock }));
}
const wish = (partnerCode: string, sku: string, quantity: number) => ({ partnerCode, channel: 'admin' as const, lines: [{ sku, quantity }] });
const order = (partnerCode: string, sku: string, quantity: number) => app.web.get(PlaceOrder).run(clerk, wish(partnerCode, sku, quantity));
const allot = (sku: string) => app.web.get(AllotStock).run(ids.get(sku) ?? '');
const arrive = (sku: string, quantity: number) => app.web.get(BookMovement).run(clerk, sku, 'MAIN', { reason: 'received', quantity, reference: '', note: '' }, undefined);
const wakes = async (sku: string) => (await app.database.query("SELECT id FROM outbox WHERE queue = 'allotment' AND payload = ?", [`{"product":"${ids.get(sku)}"}`])).length;
const beforeLine = async (sku: string) => String(BigInt((await app.database.query<{ id: string }>("SELECT MAX(l.id) AS id FROM order_lines l WHERE l.sku = ?", [sku]))[0]?.id ?? '0') - 1n);
/** By dealer, reserved and waiting. */
const shares = async (sku: string) => Object.fromEntries((await app.database.query<{ code: string; reserved: string; waiting: string }>(`
  SELECT p.code, COALESCE(SUM(r.quantity), 0) AS reserved, COALESCE(SUM(b.pieces), 0) AS waiting FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN partners p ON p.id = o.partner_id
    LEFT JOIN (SELECT order_line_id, SUM(quantity) AS quantity FROM stock_reservations GROUP BY order_line_id) r ON r.order_line_id = l.id LEFT JOIN back_orders b ON b.order_line_id = l.id WHERE l.sku = ? GROUP BY p.code`, [sku])).map(({ code, reserved, waiting }) => [code, `${reserved}+${waiting}`]));

describe('a dealer who waits', () => {
  it('and asks for more takes the turn anew: nobody behind slips', async () => {
    await goods('MORE', 0);
    await open('MORE', true);
    const number = await story.decided('hangzhou', [{ sku: 'MORE', quantity: 10 }]);
    await order('ningbo', 'MORE', 10);
    await owner.postForm(`/orders/${number}/changes`, { 'lines[MORE][quantity]': '20', 'lines[MORE][promisedOn]': '', added: '', reason: '加单' }).expect(303);
    const [change] = await app.database.query<{ id: string }>('SELECT MAX(id) AS id FROM order_changes');
    const desk = await asStaff(app, 'order_desk');
    await desk.postForm(`/admin/orders/${number}/changes/${change?.id}/acceptance`, {}).expect(303);
    await arrive('MORE', 10);
    // what has arrived lies there free, but is no longer to be had
    expect(wordsOf((await desk.get('/admin/stock/MORE?lang=en')).text)).toContain('Free 10 Waiting 30 Available 0');
    expect(wordsOf((await desk.get('/admin/catalog/MORE')).text)).toContain('Available 0 只');
    await allot('MORE');
    expect(await shares('MORE')).toEqual({ ningbo: '10+0', hangzhou: '0+20' });
  });

  it('is not passed by an order that read its products before they were opened for back-orders, nor joined once they are closed', async () => {
    for (const sku of ['OPENED', 'CLOSED']) await goods(sku, 0);
    const place = app.web.get(PlaceOrder);
    const meanwhile = (sku: string, work: () => Promise<unknown>) => app.database.inTransaction(async (tx) => {
      const asked = wish('xiamen', sku, 2);
      const priced = await place.priced(tx, asked);
      await work();
      return place.write(tx, clerk, asked, priced);
    });
    await expect(meanwhile('OPENED', async () => {
      await open('OPENED', true);
      await order('hangzhou', 'OPENED', 5);
      await arrive('OPENED', 3);
    })).rejects.toMatchObject({ code: 'stock_moved' });
    await allot('OPENED');
    await order('xiamen', 'OPENED', 2);
    expect(await shares('OPENED')).toEqual({ hangzhou: '3+2', xiamen: '0+2' });
    await open('CLOSED', true);
    await expect(meanwhile('CLOSED', () => open('CLOSED', false))).rejects.toMatchObject({ fields: [{ key: 'orders.errors.out_of_stock' }] });
  });

  it('keeps the turn when the job of sharing out had to wait and knew an older queue', async () => {
    await goods('SLOW', 0);
    await open('SLOW', true, 'by_tier');
    const first = await order('hangzhou', 'SLOW', 5);
    await arrive('SLOW', 5);
    let job: Promise<void> | undefined;
    await app.database.inTransaction(async (tx) => {
      await tx.query('SELECT id FROM orders WHERE number = ? FOR UPDATE', [first.number]);
      job = allot('SLOW');
      await sleep(300);
      await order('xiamen', 'SLOW', 4);
    });
    const before = await wakes('SLOW');
    await job;
    expect([await shares('SLOW'), await wakes('SLOW')]).toEqual([{ hangzhou: '0+5', xiamen: '0+4' }, before + 1]);
    await allot('SLOW');
    expect(await shares('SLOW')).toEqual({ hangzhou: '1+4', xiamen: '4+0' });
  });
});

describe('a supply of which less came than expected', () => {
  it('promises the rest for its new day, or no more once it is given up', async () => {
    await goods('LESS', 0);
    await open('LESS', true);
    const { id } = await app.web.get(KeepSupply).add(clerk, 'LESS', { promisedOn: '2099-05-01', quantity: 10, note: '' }, undefined);
    for (const dealer of ['hangzhou', 'ningbo']) await order(dealer, 'LESS', 5);
    const receive = (of: string, quantity: number, rest: 'expected' | 'given_up') => app.web.get(ReceiveSupply).run(clerk, 'LESS', of, { quantity, warehouse: 'MAIN', rest, restOn: '2099-06-01' }, undefined);
    const promised = async () => (await app.database.query<{ day: string | null }>('SELECT promised_on AS day FROM back_orders WHERE product_id = ? AND pieces > 0', [ids.get('LESS')])).map(({ day }) => day);
    // two at once: the second finds it received, and no rest is written twice
    expect(codesOf(await Promise.allSettled([receive(id, 6, 'expected'), receive(id, 6, 'expected')])).toSorted()).toEqual(['done', 'supply_over']);
    await allot('LESS');
    expect(await shares('LESS')).toEqual({ hangzhou: '5+0', ningbo: '1+4' });
    expect(await promised()).toEqual(['2099-06-01']);
    const [rest] = await app.database.query<{ id: string }>("SELECT id FROM expected_supplies WHERE product_id = ? AND status = 'expected'", [ids.get('LESS')]);
    await receive(rest?.id ?? '', 1, 'given_up');
    await allot('LESS');
    expect(await shares('LESS')).toEqual({ hangzhou: '5+0', ningbo: '2+3' });
    expect(await promised()).toEqual([null]);
    expect((await app.database.query<Record<string, unknown>>('SELECT quantity, received, status, promised_on AS day FROM expected_supplies WHERE product_id = ? ORDER BY id', [ids.get('LESS')])).map((row) => Object.values(row).map(String))).toEqual([['10', '6', 'received', '2099-05-01'], ['4', '1', 'received', '2099-06-01']]);
  });
});

describe('a long queue', () => {
  it('is shared out in as many statements as a short one', async () => {
    const statements = async (sku: string, dealers: number) => {
      await goods(sku, 0);
      await open(sku, true);
      for (let turn = 0; turn < dealers; turn++) await order('ningbo', sku, 2);
      await arrive(sku, 2 * dealers - 1);
      const asked = jest.spyOn(EntityManager.prototype, 'query');
      await allot(sku);
      const calls = asked.mock.calls.length;
      asked.mockRestore();
      expect(await shares(sku)).toEqual({ ningbo: `${2 * dealers - 1}+1` });
      return calls;
    };
    expect(await statements('LONG', 6)).toBe(await statements('SHORT', 2));
  });

  it('is ranked for the lines on a dealer\'s page only, and once for a file, product by product', async () => {
    for (const sku of ['PAGE-1', 'PAGE-2', 'PAGE-3']) {
      await goods(sku, 0);
      await open(sku, true);
      await order('ningbo', sku, 3);
      await order('hangzhou', sku, 2);
    }
    const { database } = app;
    const [dealer] = await database.query<{ id: string }>("SELECT id FROM partners WHERE code = 'hangzhou'");
    const seen = jest.spyOn(database, 'query');
    const page = await waitingOfPartner(database, dealer?.id ?? '', await beforeLine('PAGE-1'), 1);
    expect(page.map(({ sku, place, ahead }) => [sku, Number(place), Number(ahead)])).toEqual([['PAGE-1', 2, 3], ['PAGE-2', 2, 3]]);
    expect(seen.mock.calls.at(-1)?.[1]?.[0]).toEqual([ids.get('PAGE-1'), ids.get('PAGE-2')]);
    const first = await waitingOfAll(database, { q: 'PAGE-', partner: 'hangzhou' }, 2);
    const second = await waitingOfAll(database, { q: 'PAGE-', partner: 'hangzhou', after: first.next }, 2);
    seen.mockRestore();
    expect([first, second].map(({ rows, next }) => [...rows.map(({ sku, place }) => `${sku} ${place}`), next])).toEqual([['PAGE-1 2', 'PAGE-2 2', ids.get('PAGE-2')], ['PAGE-3 2', undefined]]);
  });
});
