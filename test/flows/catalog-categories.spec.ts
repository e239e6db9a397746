import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { putInCategory, wordsOf } from '../support/ordering.js';
import { type Agent, asStaff } from '../support/people.js';
import { aProduct } from '../support/trade.js';

let app: TestApp;
let manager: Agent;

beforeAll(async () => {
  app = await startApp();
  manager = await asStaff(app, 'channel_manager');
  await manager.get('/admin/catalog?lang=en');
});
afterAll(() => app.stop());

const idOf = async (nameZh: string) => (await app.database.query<{ id: string }>('SELECT id FROM categories WHERE name_zh = ?', [nameZh]))[0]?.id ?? '';
const tree = async () => wordsOf((await manager.get('/admin/categories').expect(200)).text);
const add = (nameZh: string, nameEn: string, parentId = '', position = '100') => manager.postForm('/admin/categories', { nameZh, nameEn, parentId, position });
const acts = async () => (await app.database.query<{ action: string }>("SELECT action FROM audit_entries WHERE action LIKE 'catalog.category%' ORDER BY id")).map(({ action }) => action.replace('catalog.category_', ''));

describe('the category tree', () => {
  it('says why it is empty', async () => {
    expect(await tree()).toContain('No categories yet');
  });

  it('grows in the order its positions give, and counts what stands below', async () => {
    await add('灯带', 'Strips', '', '20').expect(303);
    await add('筒灯射灯', 'Downlights', '', '10').expect(303);
    await add('射灯', 'Spots', await idOf('筒灯射灯')).expect(303);
    await putInCategory(app.database, await aProduct(app.database, 'SPOT-1'), await idOf('射灯'));
    expect(await tree()).toMatch(/Downlights 筒灯射灯 10 1 product .* Spots 射灯 100 1 product .* Strips 灯带 20 0 products/);
  });

  it('is made once, however often the form is sent', async () => {
    for (const _ of [1, 2]) await manager.postForm('/admin/categories', { nameZh: '面板灯', nameEn: '', parentId: '', position: '30', _key: 'panels' }).expect(303);
    expect(await app.database.query("SELECT name_en FROM categories WHERE name_zh = '面板灯'")).toEqual([{ name_en: '面板灯' }]);
  });

  it('has no two siblings of one name, at the top neither', async () => {
    expect((await add('灯带', 'Other').expect(422)).text).toContain('There is a category 灯带 at this place already');
    await add('灯带', 'Strip spots', await idOf('射灯')).expect(303);
  });

  it('comes back with what was typed when something is wrong', async () => {
    const { text } = await add('a > b', 'Typed', '', 'x').expect(422);
    expect(text).toContain('value="Typed"');
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect((await add('别处', '', '999').expect(422)).text).toContain('There is no such category');
  });

  it('never closes to a circle', async () => {
    const [top, below] = [await idOf('筒灯射灯'), await idOf('射灯')];
    for (const parentId of [top, below]) {
      const { text } = await manager.postForm(`/admin/categories/${top}`, { nameZh: '筒灯射灯', nameEn: 'Downlights', parentId, position: '10' }).expect(422);
      expect(text).toContain('stand within itself or what is below it');
    }
    const { text } = await manager.get(`/admin/categories/${top}/edit`).expect(200);
    expect(text).not.toContain(`<option value="${below}"`);
  });

  it('is moved and renamed', async () => {
    await manager.postForm(`/admin/categories/${await idOf('射灯')}`, { nameZh: '轨道射灯', nameEn: 'Track spots', parentId: '', position: '5' }).expect(303);
    expect(await app.database.query("SELECT parent_id, position FROM categories WHERE name_zh = '轨道射灯'")).toEqual([{ parent_id: null, position: 5 }]);
  });

  it('loses only what is empty', async () => {
    const full = await idOf('轨道射灯');
    expect((await manager.postForm(`/admin/categories/${full}/removal`).expect(422)).text).toContain('轨道射灯 still has products or categories');
    await putInCategory(app.database, await aProduct(app.database, 'STRIP-1'), await idOf('面板灯'));
    await manager.postForm(`/admin/categories/${await idOf('面板灯')}/removal`).expect(422);
    await manager.postForm(`/admin/categories/${await idOf('筒灯射灯')}/removal`).expect(303);
    expect(await idOf('筒灯射灯')).toBe('');
    await manager.postForm('/admin/categories/999/removal').expect(404);
    await manager.get('/admin/categories/999/edit').expect(404);
  });

  it('is in the trail', async () => {
    expect(await acts()).toEqual(['created', 'created', 'created', 'created', 'created', 'changed', 'removed']);
  });
});
