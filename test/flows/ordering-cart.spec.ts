import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PartnerAddress } from '../../src/partners/partner-address.entity.js';
import { startApp, type TestApp } from '../support/app.js';
import { aFamily, aPrice, partOf, withoutPrice, wordsOf } from '../support/ordering.js';
import { type Agent, asBuyerOf, asOwnerOf } from '../support/people.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let buyer: Agent;
let partnerId: string;
let tube: string;
let panel: string;

beforeAll(async () => {
  app = await startApp();
  partnerId = await aDealer(app.database, 'QIMING', { creditLimit: '3000.00' });
  tube = await aProduct(app.database, 'LS-T8-18', { price: '17.9000', packSize: 25, minQuantity: 50, taxRate: '0.1300' });
  panel = await aProduct(app.database, 'LS-PL66-40', { price: '82.0000', packSize: 4, stock: 60 });
  await app.database.source.manager.insert(PartnerAddress, { partnerId, label: '萧山一号仓', recipient: '王敏', phone: '13800000000', line: '萧山区', isDefault: true });
  buyer = await asBuyerOf(app, 'QIMING');
});
beforeEach(() => app.database.query('DELETE FROM cart_lines'));
afterAll(() => app.stop());

describe('the cart', () => {
  it('keeps what was typed, for this user and this partner alone', async () => {
    await typed({ [tube]: '50', [panel]: '8' });
    const words = wordsOf((await buyer.get('/cart').expect(200)).text);
    expect(words).toMatch(/商品合计（58 件） ¥ 1,551\.00 增值税 ¥ 116\.35 应付合计 含税 ¥ 1,667\.35/);
    expect(words).toContain('提交后剩余额度 ¥ 1,332.65');
    const owner = await asOwnerOf(app, 'QIMING');
    expect(wordsOf((await owner.get('/cart')).text)).toContain('订货单还是空的');
  });

  it('steps by packs from the minimum on, and down to nothing', async () => {
    await typed({ [tube]: '0' }, { inc: tube });
    expect(await quantityOf(tube)).toBe(50);
    await typed({ [tube]: '50' }, { inc: tube });
    expect(await quantityOf(tube)).toBe(75);
    await typed({ [tube]: '50' }, { dec: tube });
    expect(await quantityOf(tube)).toBeUndefined();
  });

  it('keeps a wrong quantity, in red, with its mends, out of the total', async () => {
    await typed({ [tube]: '60', [panel]: '4' });
    const { text } = await buyer.get('/cart');
    const row = partOf(text, `line-${tube}`);
    expect(wordsOf(row)).toMatch(/数量须为整箱 25 只的倍数，此行暂未计入合计。 改为 50 改为 75/);
    expect(wordsOf(text)).toContain('商品合计（4 件） ¥ 328.00');
    const { headers } = await typed({ [tube]: '60' }, { set: `${tube}:75` });
    expect(headers.location).toBe(`/cart#line-${tube}`);
    expect(await quantityOf(tube)).toBe(75);
  });

  it.each([
    ['25', '最少订 50 只'],
    ['5000', '库存不足，目前可订 1,000 只'],
  ])('says what is wrong with %s', async (quantity, problem) => {
    await typed({ [tube]: quantity });
    expect(wordsOf((await buyer.get('/cart')).text)).toContain(problem);
  });

  it('groups the variants of a family and takes them out together', async () => {
    const family = await aFamily(app.database, 'LS-DL07', [{ row: '3000K', column: '5W' }, { row: '4000K', column: '5W' }]);
    await typed(Object.fromEntries([...family.values()].map((id) => [id, '24'])));
    expect(wordsOf((await buyer.get('/catalog')).text)).toContain('LS-DL07 系列筒灯（2 个规格）');
    await buyer.postForm('/cart', { remove: [...family.values()].join(','), back: '/catalog' }).expect(303).expect('location', '/catalog');
    expect(await cartSize()).toBe(0);
  });

  it('adds a pack by SKU or barcode, and searches for what names no product', async () => {
    await app.database.query("UPDATE products SET barcode = '6901234567890' WHERE id = ?", [panel]);
    await buyer.postForm('/cart/lines', { code: 'ls-t8-18', back: '/catalog' }).expect(303).expect('location', '/catalog');
    await buyer.postForm('/cart/lines', { code: '6901234567890', back: '/catalog' }).expect(303);
    await buyer.postForm('/cart/lines', { code: '6901234567890', back: '/catalog' }).expect(303);
    expect([await quantityOf(tube), await quantityOf(panel)]).toEqual([50, 8]);
    await buyer.postForm('/cart/lines', { code: '灯 管', back: '/catalog' }).expect('location', `/catalog?q=${encodeURIComponent('灯 管')}`);
  });

  it('never goes back to another site', async () => {
    await buyer.postForm('/cart', { back: '//evil.example' }).expect(303).expect('location', '/cart');
  });

  it('takes the same number of statements for 1 and 50 lines, at most 10', async () => {
    await typed({ [tube]: '50' });
    await buyer.get('/cart');
    const one = await statementsOf('/cart');
    const ids = await Promise.all(Array.from({ length: 50 }, (_, index) => aProduct(app.database, `CART-${index}`)));
    await typed(Object.fromEntries(ids.map((id) => [id, '1'])));
    expect(await statementsOf('/cart')).toBe(one);
    expect(one).toBeLessThanOrEqual(10);
  });
});

describe('what changed since a line was put in', () => {
  const costs = async (price: string) => {
    await withoutPrice(app.database, panel);
    await aPrice(app.database, panel, price);
  };
  const row = async () => wordsOf(partOf((await buyer.get('/cart')).text, `line-${panel}`));

  it('stands beside the line until its buyer has seen it, whatever else is typed meanwhile', async () => {
    await typed({ [panel]: '4' });
    expect(await row()).not.toContain('以来');
    await costs('83.5000');
    await typed({ [panel]: '8' });
    expect(await row()).toMatch(/以来 ¥ 82\.00 → ¥ 83\.50/);
    expect(wordsOf((await buyer.get('/catalog')).text)).toContain('1 种商品的价格或库存有变化');
    await typed({ [panel]: '8' }, { confirm: '1' });
    expect(await row()).not.toContain('以来');
    await costs('82.0000');
    expect(await row()).toMatch(/¥ 83\.50 → ¥ 82\.00/);
  });

  it('is told of the stock too', async () => {
    await typed({ [panel]: '4' });
    await app.database.query('UPDATE stock SET on_hand = 8 + reserved WHERE product_id = ?', [panel]);
    expect(await row()).toMatch(/以来库存 充足 → 偏少/);
    await app.database.query('UPDATE stock SET on_hand = 60 + reserved WHERE product_id = ?', [panel]);
  });

  it('never makes an order dearer than the page it was sent from', async () => {
    await typed({ [panel]: '4' });
    expect((await buyer.get('/cart')).text).toContain(`name="shown-${panel}" value="82.0000"`);
    await costs('83.5000');
    const sent = { [`qty-${panel}`]: '4', [`shown-${panel}`]: '82.0000' };
    const { text } = await buyer.postForm('/orders', { ...sent, _key: 'dearer' }).expect(422);
    expect(wordsOf(text)).toContain('LS-PL66-40 的价格已从 ¥82.00 变为 ¥83.50');
    expect(text).toContain(`name="shown-${panel}" value="83.5000"`);
    await costs('82.0000');
    await buyer.postForm('/orders', { ...sent, _key: 'dearer' }).expect(303);
  });
});

describe('placing the order', () => {
  it('makes an order of the lines as shown and empties the cart', async () => {
    await typed({ [tube]: '50', [panel]: '4' });
    const { headers } = await buyer.postForm('/orders', { [`qty-${tube}`]: '75', [`qty-${panel}`]: '4', poNumber: 'PO-7', note: '尽快', _key: 'one' }).expect(303);
    const [order] = await app.database.query('SELECT o.po_number AS po, o.ship_to AS shipTo, l.quantity FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.number = ? ORDER BY l.line_no', [String(headers.location).slice(8)]);
    expect(order).toMatchObject({ po: 'PO-7', quantity: 75, shipTo: expect.stringContaining('萧山一号仓') });
    expect(await cartSize()).toBe(0);
  });

  it('gives equal posts one order', async () => {
    await typed({ [panel]: '4' });
    const places = await Promise.all(Array.from({ length: 8 }, () => buyer.postForm('/orders', { [`qty-${panel}`]: '4', _key: 'double' }).expect(303)));
    expect(new Set(places.map(({ headers }) => headers.location)).size).toBe(1);
    expect(await cartSize()).toBe(0);
  });

  it('comes back with 422, the messages by the line and what was typed, when a line is wrong', async () => {
    const { text } = await buyer.postForm('/orders', { [`qty-${tube}`]: '60', [`qty-${panel}`]: '400', poNumber: 'PO-8', _key: 'wrong' }).expect(422);
    expect(text).toContain(`href="#f-qty-${tube}"`);
    expect(text).toContain('value="PO-8"');
    expect(wordsOf(partOf(text, `line-${tube}`))).toContain('改为 75');
    expect([await quantityOf(tube), await quantityOf(panel)]).toEqual([60, 400]);
  });

  it('says what the order would be over the credit', async () => {
    await typed({ [tube]: '500' });
    expect(wordsOf((await buyer.get('/cart')).text)).toMatch(/超出可用额度 ¥ [\d,.]+ ，提交后将等待财务放行/);
  });

  it('takes no address of another partner', async () => {
    const other = await aDealer(app.database, 'OTHER');
    const { identifiers } = await app.database.source.manager.insert(PartnerAddress, { partnerId: other, label: '别家', recipient: 'x', phone: '1', line: 'x' });
    await buyer.postForm('/orders', { [`qty-${panel}`]: '4', addressId: String(identifiers[0]?.id) }).expect(422);
  });
});

describe('ordering again', () => {
  it("puts an earlier order's lines into the cart at today's price and tells what is gone", async () => {
    const old = await aProduct(app.database, 'LS-OLD', { price: '9.0000' });
    const { headers } = await buyer.postForm('/orders', { [`qty-${panel}`]: '4', [`qty-${old}`]: '3' }).expect(303);
    await withoutPrice(app.database, old);
    await withoutPrice(app.database, panel);
    await aPrice(app.database, panel, '79.0000');
    const again = { _key: 'again' };
    await buyer.postForm(`${headers.location}/again`, again).expect(303).expect('location', '/cart');
    await buyer.postForm(`${headers.location}/again`, again).expect(303);
    const words = wordsOf((await buyer.get('/cart')).text);
    expect(words).toContain('已停售、未定价或不在可订范围内，未加入：LS-OLD');
    expect(words).toContain('¥ 316.00');
    expect(await cartSize()).toBe(1);
  });

  it('shows then and now before anything goes into the cart, and takes the quantities typed', async () => {
    const { headers } = await buyer.postForm('/orders', { [`qty-${panel}`]: '4' }).expect(303);
    await withoutPrice(app.database, panel);
    await aPrice(app.database, panel, '84.0000');
    const { text } = await buyer.get(`${headers.location}/again`).expect(200);
    expect(wordsOf(text)).toMatch(/1 种价格有变.*¥ 84\.00 .*以来 ¥ 79\.00 → ¥ 84\.00/);
    expect(await cartSize()).toBe(0);
    await buyer.postForm(`${headers.location}/again`, { [`qty-${panel}`]: '12' }).expect(303);
    expect(await quantityOf(panel)).toBe(12);
  });

  it("is not for another partner's order", async () => {
    const [order] = await app.database.query<{ number: string }>('SELECT number FROM orders LIMIT 1');
    const stranger = await asBuyerOf(app, 'OTHER');
    await stranger.postForm(`/orders/${order?.number}/again`).expect(404);
  });
});

function typed(quantities: Record<string, string>, press: Record<string, string> = {}) {
  return buyer.postForm('/cart', { ...Object.fromEntries(Object.entries(quantities).map(([id, quantity]) => [`qty-${id}`, quantity])), ...press }).expect(303);
}

async function quantityOf(productId: string): Promise<number | undefined> {
  const [line] = await app.database.query<{ quantity: number }>('SELECT quantity FROM cart_lines WHERE product_id = ?', [productId]);
  return line?.quantity;
}

async function cartSize(): Promise<number> {
  return (await app.database.query('SELECT 1 FROM cart_lines')).length;
}

async function statementsOf(path: string): Promise<number> {
  const sent = jest.spyOn(app.database.source.logger, 'logQuery');
  await buyer.get(path).expect(200);
  const count = sent.mock.calls.length;
  sent.mockRestore();
  return count;
}
