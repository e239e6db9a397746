import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api } from '../support/api.js';
import { startApp, type TestApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asBuyerOf, asStaff, tokenFor } from '../support/people.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let manager: Agent;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'hangzhou');
  for (const sku of ['DL-30-5', 'DL-30-7', 'DL-40-5', 'DL-40-7', 'LONE']) await aProduct(app.database, sku);
  manager = await asStaff(app, 'channel_manager');
  await manager.get('/admin/catalog?lang=en');
});
afterAll(() => app.stop());

const names = { code: 'DL', nameZh: '皓月筒灯', nameEn: 'Moon downlight', specZh: '开孔 95mm', specEn: '', rowAxisZh: '色温', rowAxisEn: 'Colour', columnAxisZh: '功率', columnAxisEn: 'Power' };
const row = (sku: string, rowZh = '', column = '', rowEn = '') => ({ sku, rowZh, rowEn, column });
// as the form's fields are named
const rows = (...variants: object[]) => Object.fromEntries(variants.flatMap((variant, index) => Object.entries(variant).map(([name, value]) => [`variants[${index}][${name}]`, value])));
const three = [row('DL-30-5', '3000K 暖白', '5W', '3000K warm'), row('', '', ''), row('dl-30-7', '3000K 暖白', '7W'), row('DL-40-5', '4000K', '5W')];
const family = async () => app.database.query("SELECT sku, row_value_zh AS r, column_value AS c, leads_family AS leads FROM products WHERE family_id = (SELECT id FROM product_families WHERE code = 'DL') ORDER BY sku");
const acts = async () => (await app.database.query<{ action: string }>("SELECT action FROM audit_entries WHERE subject = 'DL' ORDER BY id")).map(({ action }) => action);

describe('a family of variants', () => {
  it('gets more rows without losing what was typed or checking it', async () => {
    const { text } = await manager.postForm('/admin/families/new', { ...names, nameZh: '', ...rows(row('TYPED-1'), ...Array.from({ length: 7 }, () => row(''))) }).expect(200);
    expect(text).toContain('name="variants[15][sku]"');
    expect(text).not.toContain('name="variants[16][sku]"');
    expect(text).toContain('value="TYPED-1"');
    expect(text).not.toContain('aria-invalid');
    expect(await app.database.query('SELECT 1 FROM product_families')).toEqual([]);
  });

  it('is made once of single products, blank rows left out', async () => {
    for (const _ of [1, 2]) await manager.postForm('/admin/families', { ...names, ...rows(...three), _key: 'family' }).expect(303);
    expect(await family()).toEqual([
      { sku: 'DL-30-5', r: '3000K 暖白', c: '5W', leads: 1 }, { sku: 'DL-30-7', r: '3000K 暖白', c: '7W', leads: 0 }, { sku: 'DL-40-5', r: '4000K', c: '5W', leads: 0 },
    ]);
    expect(await acts()).toEqual(['catalog.family_created']);
    expect(wordsOf((await manager.get('/admin/families').expect(200)).text)).toMatch(/Moon downlight DL Colour × Power 3 variants/);
  });

  it('shows each row what is wrong with it', async () => {
    const variants = [row('DL-40-7', '4000K', '7W'), row('NOWHERE', '4000K', '9W'), row('DL-40-7', '4000K', '12W'), row('DL-30-5', '3000K', '5W'), row('LONE', '4000K', '7w')];
    const { text } = await manager.postForm('/admin/families', { ...names, code: 'DL2', ...rows(...variants) }).expect(422);
    expect([...text.matchAll(/id="f-variants-(\d)-(\w+)-error"/g)].map(([, at, name]) => `${at} ${name}`)).toEqual(['1 sku', '2 sku', '3 sku', '4 column']);
    expect(wordsOf(text)).toContain('DL-30-5 is in the family DL already');
    expect(text).toContain('value="NOWHERE"');
  });

  it('shows each row what it lacks', async () => {
    const { text } = await manager.postForm('/admin/families', { ...names, code: 'DL2', ...rows(row(''), row('LONE', '', '5W')) }).expect(422);
    expect(text).toContain('id="f-variants-1-rowZh-error"');
    expect((await manager.postForm('/admin/families', { ...names, code: 'DL2', ...rows(row('')) }).expect(422)).text).toContain('Fill in at least one row');
    await manager.postForm('/admin/families', { ...names, code: 'DL2', variants: 'x' }).expect(422);
  });

  it.each([['dl', 'dl is taken by another family'], ['lone', 'lone is the SKU of a product']])('may not have the code %s', async (code, message) => {
    const { text } = await manager.postForm('/admin/families', { ...names, code, ...rows(row('LONE', '4000K', '5W')) }).expect(422);
    expect(text).toMatch(new RegExp(`id="f-code-error".*${message}`));
  });

  it('keeps its code to itself: no product takes it for its SKU', async () => {
    const [{ id } = { id: '' }] = await app.database.query<{ id: string }>('SELECT id FROM categories LIMIT 1');
    const product = { sku: 'dl', nameZh: '筒灯', categoryId: id, unit: '只', packSize: '1', minQuantity: '1', taxPercent: '13', status: 'active' };
    const { text } = await manager.postForm('/admin/catalog', product).expect(422);
    expect(text).toMatch(/id="f-sku-error".*dl is the code of a family/);
    const { body } = await api(app, await tokenFor(app, 'imports.run')).csv('/imports/products', 'sku,name_zh,category\nＤＬ,筒灯,灯具\n').expect(422);
    expect(body.errors).toEqual([{ line: 2, column: 'sku', message: 'ＤＬ is the code of a family of products' }]);
  });

  it('is changed: what is left out stands alone again, what is new joins', async () => {
    await manager.postForm('/admin/families/DL', { ...names, nameEn: 'Moon', ...rows(row('DL-40-5', '4000K', '5W'), row('DL-40-7', '4000K', '7W'), row('DL-30-5', '3000K', '5W')) }).expect(303);
    expect(await family()).toEqual([{ sku: 'DL-30-5', r: '3000K', c: '5W', leads: 0 }, { sku: 'DL-40-5', r: '4000K', c: '5W', leads: 1 }, { sku: 'DL-40-7', r: '4000K', c: '7W', leads: 0 }]);
    expect(await app.database.query("SELECT family_id, row_value_zh, leads_family FROM products WHERE sku = 'DL-30-7'")).toEqual([{ family_id: null, row_value_zh: null, leads_family: 1 }]);
    const words = wordsOf((await manager.get('/admin/catalog/DL-40-7').expect(200)).text);
    expect(words).toMatch(/staff-channel_manager changed its family/);
    expect((await manager.get('/admin/families/DL/edit').expect(200)).text).toContain('value="DL-40-7"');
    expect((await manager.postForm('/admin/families/DL/edit', { ...names, ...rows(row('DL-40-5')) }).expect(200)).text).toContain('name="variants[8][sku]"');
  });

  it('is not written over by a form that was opened before someone else changed it', async () => {
    const wasIn = (html: string) => /name="was" value="([^"]+)"/.exec(html)?.[1] ?? 'none';
    const was = wasIn((await manager.get('/admin/families/DL/edit').expect(200)).text);
    const [kept, before] = [rows(row('DL-40-5', '4000K', '5W'), row('DL-40-7', '4000K', '7W'), row('DL-30-5', '3000K', '5W')), await family()];
    await manager.postForm('/admin/families/DL', { ...names, nameEn: 'Moonlight', ...kept, was }).expect(303);
    const more = await manager.postForm('/admin/families/DL/edit', { ...names, ...rows(row('DL-40-5', '4000K', '5W')), was }).expect(200);
    const late = await manager.postForm('/admin/families/DL', { ...names, ...rows(row('DL-40-5', '4000K', '5W')), was: wasIn(more.text) }).expect(422);
    expect(wordsOf(late.text)).toContain('Someone has just changed this');
    expect(await family()).toEqual(before);
  });

  it('stays in the catalogue of a dealer when its lead is taken out of sale', async () => {
    const buyer = await asBuyerOf(app, 'hangzhou');
    await manager.postForm('/admin/catalog/DL-40-5/status', { status: 'inactive' }).expect(303);
    expect((await family()).filter(({ leads }) => leads === 1).map(({ sku }) => sku)).toEqual(['DL-30-5']);
    expect((await buyer.get('/catalog?q=DL-40-7').expect(200)).text).toContain('皓月筒灯');
    await manager.postForm('/admin/catalog/DL-40-5/status', { status: 'active' }).expect(303);
    expect((await family()).filter(({ leads }) => leads === 1)).toHaveLength(1);
  });

  it('stays there too when a file takes its lead out of sale', async () => {
    const [before] = (await family()).filter(({ leads }) => leads === 1);
    await api(app, await tokenFor(app, 'imports.run')).csv('/imports/products', `sku,status\n${before?.sku},inactive\n`).expect(200);
    const [after] = (await family()).filter(({ leads }) => leads === 1);
    expect(after?.sku).not.toBe(before?.sku);
    await api(app, await tokenFor(app, 'imports.run')).csv('/imports/products', `sku,status\n${before?.sku},active\n`).expect(200);
  });

  it('may be as large as its form, in any script', async () => {
    const skus = Array.from({ length: 200 }, (_, index) => `LARGE-${index}`);
    await app.database.query('INSERT INTO products (sku, name_zh, name_en, category_id, unit, tax_rate, created_at) SELECT x.sku, p.name_zh, p.name_en, p.category_id, p.unit, p.tax_rate, p.created_at FROM products p JOIN (?) x WHERE p.sku = ?'
      .replace('(?)', `(${skus.map(() => 'SELECT ? AS sku').join(' UNION ALL ')})`), [...skus, 'LONE']);
    const variants = (text: string) => rows(...skus.map((sku, index) => row(sku, `${text}${index}`, text, text)));
    await manager.postForm('/admin/families', { ...names, code: 'LARGE', ...variants('暖白光'.repeat(19)) }).expect(303);
    await manager.postForm('/admin/families/LARGE', { ...names, code: 'LARGE', ...variants('冷白光'.repeat(19)) }).expect(303);
    await manager.get('/admin/catalog/LARGE-1').expect(200);
    await manager.postForm('/admin/families/LARGE/ungrouping').expect(303);
  });

  it('is ended, its products stay', async () => {
    await manager.postForm('/admin/families/DL/ungrouping').expect(303);
    expect(await app.database.query("SELECT COUNT(*) AS n FROM products WHERE sku LIKE 'DL-%' AND family_id IS NULL AND leads_family = 1")).toEqual([{ n: '4' }]);
    expect(await acts()).toEqual(['catalog.family_created', 'catalog.family_changed', 'catalog.family_changed', 'catalog.family_removed']);
    await manager.postForm('/admin/families/DL/ungrouping').expect(404);
    await manager.postForm('/admin/families/DL', { ...names, ...rows(...three) }).expect(404);
    await manager.get('/admin/families/DL/edit').expect(404);
    expect(wordsOf((await manager.get('/admin/families').expect(200)).text)).toContain('No families yet');
  });
});
