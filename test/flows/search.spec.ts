import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeProduct } from '../../src/catalog/products/change-product.js';
import { CreateProduct } from '../../src/catalog/products/create-product.js';
import { fillTerms } from '../../src/catalog/search/fill-terms.js';
import { KeepWarehouse } from '../../src/catalog/stock/keep-warehouse.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCategory, wordsOf } from '../support/ordering.js';
import { type Agent, asBuyerOf, asStaff } from '../support/people.js';
import { clerk } from '../support/settlement.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let buyer: Agent;
let admin: Agent;
let category: string;

const facts = (nameZh: string, nameEn: string, barcode: string | null = null) => ({
  nameZh, nameEn, barcode, specZh: '', specEn: '', categoryId: category, unit: '只', packSize: 1, minQuantity: 1, taxRate: '0.1300', retailPrice: null, status: 'active' as const,
});

beforeAll(async () => {
  app = await startApp();
  category = await aCategory(app.database, '灯具');
  const create = (sku: string, zh: string, en: string, barcode?: string) => app.web.get(CreateProduct).run(clerk, sku, facts(zh, en, barcode));
  await create('LS-DL07-10', '晶石系列 LED 筒灯 7W', 'Crystal LED downlight 7W', '6901234567892');
  await create('LS-DL07-12', '晶石系列 LED 筒灯 12W', 'Crystal LED downlight 12W');
  await create('LS-PL66-40', '云幕系列 LED 面板灯', 'Cloud LED panel');
  await create('LS-ST24', '流光低压灯带', 'Flow low voltage strip');
  await aDealer(app.database, 'QIMING');
  [buyer, admin] = [await asBuyerOf(app, 'QIMING'), await asStaff(app, 'admin')];
});
afterAll(() => app.stop());

const shelf = async (q: string) => {
  const { text } = await buyer.get(`/catalog?${new URLSearchParams({ q })}`).expect(200);
  return { skus: [...text.matchAll(/<p class="pmeta"><span>([^<]+)/g)].map(([, sku]) => sku), similar: wordsOf(text).includes('以下为相近商品') };
};
const desk = async (q: string) => {
  const { text } = await admin.get(`/admin/catalog?${new URLSearchParams({ q })}`).expect(200);
  return { skus: [...text.matchAll(/<b>[^<]+<\/b><\/a><small>([^<\s]+)/g)].map(([, sku]) => sku), similar: wordsOf(text).includes('以下为相近商品') };
};

const crystal = ['LS-DL07-10', 'LS-DL07-12'];

describe('one search for dealers and staff', () => {
  it.each([
    ['two signs within a name', '筒灯', crystal], ['one sign', '带', ['LS-ST24']], ['words in any order', '筒灯 晶石', crystal], ['words without a blank', '晶石筒灯', crystal],
    ['both scripts together', 'LED面板', ['LS-PL66-40']], ['the beginning of an English word', 'down', crystal], ['full-width letters', 'ＬＥＤ　筒灯', crystal],
    ['a SKU', 'ls-pl66-40', ['LS-PL66-40']], ['a SKU without dashes', 'lspl6640', ['LS-PL66-40']], ['the end of a SKU', 'PL66-40', ['LS-PL66-40']], ['the beginning of a SKU', 'LS-DL07', crystal],
    ['a SKU with O for 0', 'LS-DLO7-1O', ['LS-DL07-10']], ['a barcode', '6901234567892', ['LS-DL07-10']],
  ])('finds by %s', async (_, q, skus) => {
    expect(await shelf(q)).toEqual({ skus, similar: false });
    expect(await desk(q)).toEqual({ skus, similar: false });
  });

  it.each([
    ['a sign amiss', '晶石系裂', crystal], ['a sign of two amiss', '筒登', crystal], ['a letter missing', 'downlght', crystal], ['a letter wrong in a SKU', 'LS-PX66-40', ['LS-PL66-40']],
    ['a word too many', '灯带 防爆', ['LS-ST24']],
  ])('says that it is only similar, with %s', async (_, q, skus) => {
    expect(await shelf(q)).toEqual({ skus, similar: true });
    expect(await desk(q)).toEqual({ skus, similar: true });
  });

  it('finds nothing like it, and says just that', async () => {
    expect(await shelf('xylophone')).toEqual({ skus: [], similar: false });
  });

  it('follows a change of name, and what SQL changed once it is rebuilt', async () => {
    await app.web.get(ChangeProduct).run(clerk, 'LS-ST24', facts('霓虹软灯带', 'Neon strip'));
    expect((await shelf('霓虹')).skus).toEqual(['LS-ST24']);
    expect((await shelf('流光')).skus).not.toContain('LS-ST24');
    await app.database.query("UPDATE products SET name_zh = '彩虹灯带' WHERE sku = 'LS-ST24'");
    await fillTerms(app.database, 'all');
    expect((await shelf('彩虹')).skus).toEqual(['LS-ST24']);
  });

  it('puts the product of a code without dashes into the cart, but not one of several', async () => {
    await app.web.get(CreateProduct).run(clerk, 'LSST24', facts('同码灯带', 'Same code'));
    const { headers } = await buyer.postForm('/cart/lines', { code: 'ls_pl66_4o', back: '/cart' }).expect(303);
    expect(headers.location).toBe('/cart');
    expect((await buyer.postForm('/cart/lines', { code: 'LS_ST24', back: '/cart' }).expect(303)).headers.location).toMatch(/^\/catalog\?q=/);
  });

  it('says that it lists only some of very many, and finds the one in stock among them', async () => {
    await app.database.query(`INSERT INTO products (sku, name_zh, name_en, category_id, unit, tax_rate, created_at) SELECT CONCAT('MANY-', seq), '繁星串灯', 'Star chain', ${category}, '只', 0.13, UTC_TIMESTAMP() FROM seq_1_to_410`);
    await fillTerms(app.database, 'missing');
    await app.web.get(KeepWarehouse).open(clerk, { code: 'MANY', nameZh: '仓', nameEn: 'Stock', position: 1 }, undefined);
    await app.database.query("INSERT INTO stock (warehouse_id, product_id, on_hand, reserved) SELECT w.id, p.id, 5, 0 FROM warehouses w JOIN products p ON p.sku = 'MANY-409' WHERE w.code = 'MANY'");
    const cut = '符合“繁星”的商品太多，这里只列出一部分';
    expect(wordsOf((await buyer.get('/catalog?q=%E7%B9%81%E6%98%9F').expect(200)).text)).toContain(cut);
    expect(wordsOf((await admin.get('/admin/catalog?q=%E7%B9%81%E6%98%9F').expect(200)).text)).toContain(cut);
    const { text } = await buyer.get('/catalog?q=%E7%B9%81%E6%98%9F&show=stock').expect(200);
    expect([...text.matchAll(/<p class="pmeta"><span>([^<]+)/g)].map(([, sku]) => sku)).toEqual(['MANY-409']);
    expect(text).not.toContain(cut);
  });
});
