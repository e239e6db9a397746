import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { keepTermsOf } from '../../src/catalog/search/keep-terms.js';
import { startApp, type TestApp } from '../support/app.js';
import { turnIn } from '../support/links.js';
import { aCategory, aFamily, aPrice, putInCategory, withoutPrice, wordsOf } from '../support/ordering.js';
import { type Agent, asBuyerOf, asStaff } from '../support/people.js';
import { aPlacedOrder } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let manager: Agent;
let category: string;

beforeAll(async () => {
  app = await startApp();
  category = await aCategory(app.database, '面板灯');
  await aDealer(app.database, 'hangzhou');
  manager = await asStaff(app, 'channel_manager');
  await manager.get('/admin/catalog?lang=en');
});
afterAll(() => app.stop());

const one = async (sql: string, ...values: unknown[]) => (await app.database.query(sql, values))[0];
const actions = async (sku: string) => (await app.database.query<{ action: string }>('SELECT action FROM audit_entries WHERE subject = ? ORDER BY id', [sku])).map(({ action }) => action);
const fields = () => ({
  sku: 'LS-PL66', nameZh: '云幕面板灯', nameEn: 'Cloud panel', specZh: '40W', specEn: '', categoryId: category, barcode: '4006381333931', unit: '套', packSize: '4', minQuantity: '6',
  taxPercent: '13', retailPrice: '1,199.5', status: 'active',
});
const wasIn = (html: string) => /name="was" value="([^"]+)"/.exec(html)?.[1] ?? 'none';
const page = async (path: string, agent = manager) => (await agent.get(path).expect(200)).text;
const skusIn = (html: string) => [...html.matchAll(/<b>[^<]*<\/b><\/a><small>([\w-]+)/g)].map(([, sku]) => sku);

describe('a product', () => {
  it('is created once, however often the form is sent', async () => {
    for (const _ of [1, 2]) await manager.postForm('/admin/catalog', { ...fields(), _key: 'new-panel' }).expect(303).expect('location', '/admin/catalog/LS-PL66');
    expect(await one("SELECT name_zh, spec_en, barcode, pack_size, min_quantity, tax_rate, retail_price, status, leads_family FROM products WHERE sku = 'LS-PL66'")).toEqual({
      name_zh: '云幕面板灯', spec_en: '', barcode: '4006381333931', pack_size: 4, min_quantity: 6, tax_rate: '0.1300', retail_price: '1199.5000', status: 'active', leads_family: 1,
    });
    expect(await actions('LS-PL66')).toEqual(['catalog.product_created']);
  });

  it('shows its facts, and from how many it can be ordered in whole packs', async () => {
    const words = wordsOf(await page('/admin/catalog/ls-pl66'));
    expect(words).toContain('6 套 whole packs: from 8');
    expect(words).toContain('¥ 1,199.50');
    expect(words).toContain('Tax rate 13%');
    expect(words).toContain('面板灯 (en)');
    expect(words).toMatch(/staff-channel_manager created the product/);
  });

  it('comes back with what was typed when something is wrong', async () => {
    const { text } = await manager.postForm('/admin/catalog', { ...fields(), sku: 'a b', nameZh: '', categoryId: '', packSize: '0', minQuantity: 'x', taxPercent: '113', retailPrice: '-1' }).expect(422);
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(7);
    expect(text).toContain('value="a b"');
    expect(text).toContain('value="Cloud panel"');
  });

  it.each([
    ['a SKU that is taken, in any case', { sku: 'ls-pl66', barcode: '' }, 'f-sku', 'ls-pl66 is taken by another product'],
    ['a barcode that is taken', { sku: 'LS-2' }, 'f-barcode', '4006381333931 is the barcode of another product'],
    ['a barcode with a wrong check digit', { sku: 'LS-2', barcode: '4006381333932' }, 'f-barcode', 'The check digit should be 1: 4006381333931'],
    ['a category that is not there', { sku: 'LS-2', categoryId: '999' }, 'f-categoryId', 'There is no such category'],
    ['the word of an address', { sku: 'new' }, 'f-sku', 'not the word new'],
    ['a category that begins like one', { sku: 'LS-2', barcode: '', categoryId: '1x' }, 'f-categoryId', 'There is no such category'],
    ['a price with a comma for its decimals', { sku: 'LS-2', barcode: '', retailPrice: '12,50' }, 'f-retailPrice', 'Give a price'],
    ['a tax rate with a comma', { sku: 'LS-2', barcode: '', taxPercent: '1,3' }, 'f-taxPercent', 'Give a number from 0 to 100'],
  ])('is refused beside the field for %s', async (_, wrong, id, message) => {
    const { text } = await manager.postForm('/admin/catalog', { ...fields(), ...wrong }).expect(422);
    expect(text).toMatch(new RegExp(`id="${id}-error".*${message}`));
  });

  it('is changed, and its history tells what was and what is', async () => {
    await manager.postForm('/admin/catalog/LS-PL66', { ...fields(), nameEn: 'Sky panel', barcode: '', taxPercent: '9', retailPrice: '' }).expect(303);
    expect(await one("SELECT barcode, tax_rate, retail_price FROM products WHERE sku = 'LS-PL66'")).toEqual({ barcode: null, tax_rate: '0.0900', retail_price: null });
    const words = wordsOf(await page('/admin/catalog/LS-PL66'));
    expect(words).toContain('English name: Cloud panel → Sky panel');
    expect(words).toContain('Barcode: 4006381333931 → —');
    expect(words).toContain('Tax rate: 13% → 9%');
    expect(words).toContain('Retail price: ¥1,199.50 → —');
  });

  it('leaves no trace when nothing was changed', async () => {
    await manager.postForm('/admin/catalog/LS-PL66', { ...fields(), nameEn: 'Sky panel', barcode: '', taxPercent: '9.00', retailPrice: '' }).expect(303);
    expect(await actions('LS-PL66')).toEqual(['catalog.product_created', 'catalog.product_changed']);
  });

  it('is not written over by a form that was opened before someone else changed it', async () => {
    const was = wasIn(await page('/admin/catalog/LS-PL66/edit'));
    await manager.postForm('/admin/catalog/LS-PL66/status', { status: 'inactive', reason: '召回' }).expect(303);
    const late = { ...fields(), nameEn: 'Sky panel', barcode: '', taxPercent: '9', retailPrice: '', unit: '件', was };
    const { text } = await manager.postForm('/admin/catalog/LS-PL66', late).expect(422);
    expect(wordsOf(text)).toContain('Someone has just changed this');
    expect(await one("SELECT status, unit FROM products WHERE sku = 'LS-PL66'")).toEqual({ status: 'inactive', unit: '套' });
    await manager.postForm('/admin/catalog/LS-PL66', { ...late, unit: '套', was: wasIn(text) }).expect(303);
    expect(await one("SELECT status FROM products WHERE sku = 'LS-PL66'")).toEqual({ status: 'active' });
  });

  it('leaves what was ordered as it was', async () => {
    await aProduct(app.database, 'LS-OLD', { price: '50.0000' });
    const order = await aPlacedOrder(app, 'hangzhou', [{ sku: 'LS-OLD', quantity: 2 }]);
    await manager.postForm('/admin/catalog/LS-OLD', { ...fields(), nameZh: '换了名字', barcode: '', unit: '台', taxPercent: '6' }).expect(303);
    const line = await one('SELECT l.name_zh, l.unit, l.tax_rate FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE o.number = ?', order);
    expect(line).toEqual({ name_zh: 'LS-OLD 筒灯', unit: '只', tax_rate: '0.0000' });
  });

  it('is taken out of sale and put back', async () => {
    await manager.postForm('/admin/catalog/LS-PL66/status', { status: 'inactive', reason: '换代' }).expect(303);
    const text = await page('/admin/catalog/LS-PL66');
    expect(wordsOf(text)).toMatch(/took it out of sale 换代/);
    expect(text).toContain('Put back in sale');
    await manager.postForm('/admin/catalog/LS-PL66/status', { status: 'active' }).expect(303);
    expect((await actions('LS-PL66')).slice(-2)).toEqual(['catalog.product_taken_out', 'catalog.product_put_back']);
  });

  it('is seen by all staff and changed by few', async () => {
    const finance = await asStaff(app, 'finance');
    expect((await finance.get('/admin/catalog/LS-PL66').expect(200)).text).not.toMatch(/\/edit"|\/status"|\/pictures"/);
    for (const path of ['/admin/catalog/new', '/admin/catalog/LS-PL66/edit', '/admin/categories/new', '/admin/families/new']) await finance.get(path).expect(403);
    for (const path of ['/admin/catalog', '/admin/catalog/LS-PL66', '/admin/catalog/LS-PL66/status', '/admin/catalog/LS-PL66/pictures']) await finance.postForm(path, fields()).expect(403);
    const buyer = await asBuyerOf(app, 'hangzhou');
    await buyer.get('/admin/catalog').expect(404);
  });

  it('that is not there is 404', async () => {
    for (const path of ['/admin/catalog/NOBODY', '/admin/catalog/NOBODY/edit']) await manager.get(path).expect(404);
    for (const path of ['', '/status', '/pictures/1/first', '/pictures/1/removal']) await manager.postForm(`/admin/catalog/NOBODY${path}`, { ...fields(), barcode: '' }).expect(404);
  });
});

describe('the page of a product', () => {
  it('shows stock by warehouse, every price with whom it is for, and its variants', async () => {
    const variants = await aFamily(app.database, 'LS-DL09', [{ row: '3000K', column: '5W' }, { row: '3000K', column: '12W', stock: 36 }, { row: '4000K', column: '5W' }]);
    const id = variants.get('3000K/12W') ?? '';
    await app.database.query('UPDATE stock SET reserved = 6 WHERE product_id = ?', [id]);
    await aPrice(app.database, id, '11.0000', { scope: 'dealer', scopeKey: 'hangzhou', minQuantity: 24, list: 'autumn' });
    const text = await page('/admin/catalog/LS-DL09-3000K-12W');
    const words = wordsOf(text);
    expect(words).toMatch(/MAIN 36 6 30/);
    expect(words).toMatch(/autumn list Dealer price hangzhou Lighting 24 ¥ 11\.00 Valid now/);
    expect(words).toMatch(/3000K light 30 left|LS-DL09-3000K-12W 30 left/);
    expect(text).toContain('href="/admin/catalog/LS-DL09-4000K-5W"');
    expect(words).toContain('4000K light LS-DL09-4000K-5W 1,000 left —');
  });

  it('and the list tell the base price an order gets, whichever list it stands on', async () => {
    const id = await aProduct(app.database, 'BASE-1');
    await withoutPrice(app.database, id);
    await aPrice(app.database, id, '31.0000', { list: 'spring' });
    await aPrice(app.database, id, '29.5000', { list: 'retail' });
    expect(wordsOf(await page('/admin/catalog?q=BASE-1'))).toContain('¥ 29.50');
    expect(wordsOf(await page('/admin/catalog/BASE-1'))).toMatch(/Base price ¥ 29\.50/);
  });

  it('shows names and codes that read like the key of a text, and finds by them', async () => {
    const id = await aProduct(app.database, 'stock.1');
    await app.database.query("UPDATE products SET name_zh = 'orders.one', name_en = 'orders.one' WHERE id = ?", [id]);
    for (const path of ['/admin/catalog?q=stock.1', '/admin/catalog/stock.1', '/admin/catalog/stock.1/edit', '/admin/stock/stock.1']) expect(wordsOf(await page(path))).toContain('orders.one');
  });

  it('asks the database at most ten times', async () => {
    expect(await statementsOf('/admin/catalog/LS-DL09-3000K-12W')).toBeLessThanOrEqual(10);
  });
});

describe('the list of products', () => {
  beforeAll(async () => {
    await putInCategory(app.database, await aProduct(app.database, 'FIND-1', { price: '12.8000', packSize: 12, minQuantity: 12 }), await aCategory(app.database, '侧发光', category));
    await app.database.query("UPDATE products SET barcode = '96385074', name_zh = '薄暮灯', name_en = 'Dusk' WHERE sku = 'FIND-1'");
    await keepTermsOf(app.database.source.manager, ['FIND-1']);
    await withoutPrice(app.database, await aProduct(app.database, 'BARE-1'));
    await app.database.query("UPDATE products SET status = 'inactive' WHERE sku = 'LS-OLD'");
  });

  it.each([
    ['a part of the name', '?q=%E8%96%84%E6%9A%AE', 'FIND-1', 'BARE-1'], ['the English name', '?q=dusk', 'FIND-1', 'BARE-1'], ['the SKU', '?q=find-', 'FIND-1', 'BARE-1'], ['the barcode', '?q=96385074', 'FIND-1', 'BARE-1'],
    ['what is out of sale', '?status=inactive', 'LS-OLD', 'FIND-1'], ['what lacks a price', '?lacks=price', 'BARE-1', 'FIND-1'], ['what lacks a picture', '?lacks=picture&q=FIND', 'FIND-1', 'BARE-1'],
  ])('is narrowed to %s', async (_, query, shown, hidden) => {
    const skus = skusIn(await page(`/admin/catalog${query}`));
    expect(skus).toContain(shown);
    expect(skus).not.toContain(hidden);
  });

  it('finds in a category what stands below it too', async () => {
    expect(skusIn(await page(`/admin/catalog?category=${category}`)).toSorted()).toEqual(['FIND-1', 'LS-OLD', 'LS-PL66']);
    expect(skusIn(await page('/admin/catalog?category=999'))).toEqual([]);
  });

  it('tells pack, minimum, base price and what is available', async () => {
    expect(wordsOf(await page('/admin/catalog?q=FIND'))).toMatch(/FIND-1 .* Pack of 12 只 from 12 只 ¥ 12\.80 1,000 In sale/);
  });

  it('takes the same number of statements for one row and for twenty, and turns its pages', async () => {
    const few = await statementsOf('/admin/catalog?q=FIND-');
    for (let n = 0; n < 25; n++) await aProduct(app.database, `MANY-${n}`);
    expect(await statementsOf('/admin/catalog?q=MANY-')).toBe(few);
    expect(few).toBeLessThanOrEqual(10);
    const first = await page('/admin/catalog?q=MANY-');
    const second = await page(turnIn(first, 'next') ?? '');
    expect([skusIn(first).length, skusIn(second).length]).toEqual([20, 5]);
    expect(skusIn(await page(turnIn(second, 'prev') ?? ''))).toEqual(skusIn(first));
  });

  it('says why it is empty', async () => {
    expect(wordsOf(await page('/admin/catalog?q=nothing-of-this'))).toContain('No product fits');
  });
});

async function statementsOf(path: string): Promise<number> {
  const sent = jest.spyOn(app.database.source.logger, 'logQuery');
  await manager.get(path).expect(200);
  const count = sent.mock.calls.length;
  sent.mockRestore();
  return count;
}
