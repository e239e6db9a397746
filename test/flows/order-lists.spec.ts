import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { aPrice, withoutPrice, wordsOf } from '../support/ordering.js';
import { type Agent, asBuyerOf, asOwnerOf, asStaff } from '../support/people.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let buyer: Agent;
let owner: Agent;
let panel: string;
let gone: string;

beforeAll(async () => {
  app = await startApp();
  for (const code of ['QIMING', 'TIANHE']) await aDealer(app.database, code);
  await app.database.query("INSERT INTO tiers (code, name_zh, name_en) VALUES ('gold', '金牌', 'Gold')");
  await app.database.query("UPDATE partners SET tier_id = (SELECT id FROM tiers WHERE code = 'gold') WHERE code = 'QIMING'");
  panel = await aProduct(app.database, 'LS-PL66-40', { price: '82.0000', packSize: 4, stock: 60 });
  gone = await aProduct(app.database, 'LS-OLD');
  [buyer, owner] = [await asBuyerOf(app, 'QIMING'), await asOwnerOf(app, 'QIMING')];
});
beforeEach(() => app.database.query('DELETE FROM cart_lines'));
afterAll(() => app.stop());

const cart = () => app.database.query('SELECT p.sku, l.quantity FROM cart_lines l JOIN products p ON p.id = l.product_id ORDER BY p.sku');
const linesIn = (html: string) => /<textarea[^>]*name="lines"[^>]*>([^<]*)</.exec(html)?.[1];

/** A list of the buyer's. Returns where it stands. */
async function kept(fields: Record<string, string> = {}): Promise<string> {
  const { headers } = await buyer.postForm('/lists', { nameZh: '每周补货', lines: 'ls-pl66-40 8套\nLS-OLD 2', ...fields }).expect(303);
  return String(headers.location);
}

describe('a list', () => {
  it('is filled from the cart, an order or the check page', async () => {
    await buyer.postForm('/cart', { [`qty-${panel}`]: '8' });
    expect(linesIn((await buyer.get('/lists/new?source=cart').expect(200)).text)).toBe('LS-PL66-40\t8');
    const { headers } = await buyer.postForm('/orders', { [`qty-${panel}`]: '4' }).expect(303);
    expect(linesIn((await buyer.get(`/lists/new?source=order&number=${String(headers.location).slice(8)}`)).text)).toBe('LS-PL66-40\t4');
    expect(linesIn((await buyer.postForm('/lists/new', { code: ['LS-PL66-40', 'NOPE'], quantity: ['12', '1'] }).expect(200)).text)).toBe('LS-PL66-40\t12\nNOPE\t1');
  });

  it('goes into the cart with the quantities typed, without what is no longer sold', async () => {
    const place = await kept();
    await app.database.query("UPDATE products SET status = 'inactive' WHERE id = ?", [gone]);
    const words = wordsOf((await buyer.get(place).expect(200)).text);
    expect(words).toMatch(/1 种已停售、未定价或不在可订范围内，不能再订： LS-OLD 筒灯（LS-OLD）/);
    await buyer.postForm(`${place}/cart`, { [`qty-${panel}`]: '12', _key: 'one' }).expect(303).expect('location', '/cart');
    await buyer.postForm(`${place}/cart`, { [`qty-${panel}`]: '12', _key: 'one' }).expect(303);
    expect(await cart()).toEqual([{ sku: 'LS-PL66-40', quantity: 12 }]);
    await app.database.query("UPDATE products SET status = 'active' WHERE id = ?", [gone]);
  });

  it('is kept once however often the form is sent, and comes back with what is wrong in it', async () => {
    const places = await Promise.all([1, 2, 3].map(() => kept({ _key: 'twice' })));
    expect(new Set(places).size).toBe(1);
    const { text } = await buyer.postForm('/lists', { nameZh: '', lines: 'NOPE 1\nLS-PL66-40 一些' }).expect(422);
    expect(linesIn(text)).toBe('NOPE 1\nLS-PL66-40 一些');
    expect(wordsOf((await buyer.postForm('/lists', { nameZh: '错', lines: 'NOPE 1\nLS-PL66-40 4' }).expect(422)).text)).toContain('“NOPE 1”：没有这个货号');
  });

  it('is its keeper\'s alone until it is shared, then every colleague\'s to order from and change', async () => {
    const place = await kept({ nameZh: '王敏的清单' });
    for (const [path, method] of [['', 'get'], ['/edit', 'get'], ['/removal', 'post'], ['/cart', 'post']] as const) {
      expect((method === 'get' ? await owner.get(place + path) : await owner.postForm(place + path)).status).toBe(404);
    }
    await buyer.postForm(place, { nameZh: '王敏的清单', lines: 'LS-PL66-40 4', shared: '1' }).expect(303);
    expect(wordsOf((await owner.get('/lists')).text)).toMatch(/王敏的清单 公司共享/);
    await owner.postForm(place, { nameZh: '门店清单', lines: 'LS-PL66-40 16', shared: '1' }).expect(303);
    expect(linesIn((await buyer.get(`${place}/edit`)).text)).toBe('LS-PL66-40\t16');
    const stranger = await asBuyerOf(app, 'TIANHE');
    for (const path of ['', '/edit']) await stranger.get(place + path).expect(404);
    for (const path of ['', '/cart', '/removal']) await stranger.postForm(place + path, { nameZh: 'x', lines: 'LS-PL66-40 4' }).expect(404);
    await owner.postForm(`${place}/removal`).expect(303);
    await buyer.get(place).expect(404);
  });
});

describe('a template of the supplier', () => {
  it('is seen by the dealers of its tier alone, is theirs to order from but not to change, and stands in the trail', async () => {
    const desk = await asStaff(app, 'order_desk');
    await desk.postForm('/admin/order-templates', { nameZh: '金牌样板间', nameEn: 'Gold set', tier: 'gold', lines: 'LS-PL66-40 8' }).expect(303);
    await desk.postForm('/admin/order-templates', { nameZh: '开业套餐', lines: 'LS-PL66-40 4' }).expect(303);
    await desk.postForm('/admin/order-templates', { nameZh: '错', tier: 'tin', lines: 'LS-PL66-40 4' }).expect(422);
    const [gold] = await app.database.query<{ id: string }>("SELECT id FROM order_lists WHERE name_zh = '金牌样板间'");
    const stranger = await asBuyerOf(app, 'TIANHE');
    expect(wordsOf((await buyer.get('/lists')).text)).toMatch(/开业套餐 供应商模板.*金牌样板间 供应商模板/);
    expect(wordsOf((await stranger.get('/lists')).text)).not.toContain('金牌样板间');
    await stranger.get(`/lists/${gold?.id}`).expect(404);
    await buyer.get(`/lists/${gold?.id}/edit`).expect(404);
    await buyer.postForm(`/lists/${gold?.id}`, { nameZh: 'x', lines: 'LS-PL66-40 4' }).expect(404);
    await buyer.postForm(`/lists/${gold?.id}/cart`).expect(303);
    expect(await cart()).toEqual([{ sku: 'LS-PL66-40', quantity: 8 }]);
    await desk.postForm(`/admin/order-templates/${gold?.id}/removal`).expect(303);
    const actions = await app.database.query<{ action: string }>("SELECT action FROM audit_entries WHERE action LIKE 'templates.%' ORDER BY id");
    expect(actions.map(({ action }) => action)).toEqual(['templates.created', 'templates.created', 'templates.removed']);
  });
});

describe('a list at today\'s prices', () => {
  it('follows the price', async () => {
    const place = await kept({ lines: 'LS-PL66-40 4' });
    await withoutPrice(app.database, panel);
    await aPrice(app.database, panel, '80.0000');
    expect(wordsOf((await buyer.get(place)).text)).toContain('¥ 320.00');
  });
});
