import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type Agent, asStaff } from '../support/people.js';

let app: TestApp;
let admin: Agent;
let manager: Agent;

beforeAll(async () => {
  app = await startApp();
  [admin, manager] = await Promise.all([asStaff(app, 'admin'), asStaff(app, 'channel_manager')]);
});
afterAll(() => app.stop());

const trail = (action: string) => app.database.query<{ detail: string }>('SELECT detail FROM audit_entries WHERE action = ?', [action]);
const company = { nameZh: '澜石照明', nameEn: 'Lanshi Lighting', address: '佛山', phone: '', taxNumber: '91440600MA5DEMO01X', bank: '工行', bankAccount: '2013 0000' };

describe('our company', () => {
  it('is named by an admin, shown at once and kept in the trail', async () => {
    await admin.postForm('/admin/company', company).expect(303);
    await admin.postForm('/admin/company', { ...company, bankAccount: '2013 9999' }).expect(303);
    const { text } = await admin.get('/admin/company').expect(200);
    expect(text).toContain('value="2013 9999"');
    expect(text).toContain('<b>澜石照明</b>');
    const changes = (await trail('supplier.changed')).map(({ detail }) => JSON.parse(detail) as { before?: typeof company; after: typeof company });
    expect(changes.map(({ before, after }) => [before?.bankAccount, after.bankAccount])).toEqual([[undefined, '2013 0000'], ['2013 0000', '2013 9999']]);
  });

  it('needs its names, and loses nothing that was typed', async () => {
    const { text } = await admin.postForm('/admin/company', { ...company, nameZh: ' ', bank: '建行佛山' }).expect(422);
    expect(text).toContain('id="f-nameZh-error"');
    expect(text).toContain('value="建行佛山"');
  });

  it('is closed to others', async () => {
    await manager.get('/admin/company').expect(403);
    await manager.postForm('/admin/company', company).expect(403);
  });
});

describe('tiers and territories', () => {
  it('are added once, renamed and offered to partners', async () => {
    for (const _ of [1, 2]) await manager.postForm('/admin/places/tiers', { code: 'gold', nameZh: '金牌', nameEn: '', position: '10', _key: 'a-tier' }).expect(303);
    await manager.postForm('/admin/places/territories', { code: 'east', nameZh: '华东', nameEn: 'East China' }).expect(303);
    await manager.postForm('/admin/places/tiers/gold', { nameZh: '金牌经销商', nameEn: 'Gold', position: '5' }).expect(303);
    expect(await app.database.query('SELECT code, name_zh, name_en, position FROM tiers')).toEqual([{ code: 'gold', name_zh: '金牌经销商', name_en: 'Gold', position: 5 }]);
    await manager.postForm('/admin/places/tiers/gold', { nameZh: '金牌经销商', nameEn: '', position: '0', prepayPercent: '1.5' }).expect(303);
    const [entry] = await app.database.query<{ detail: string }>("SELECT detail FROM audit_entries WHERE subject = 'gold' ORDER BY id DESC LIMIT 1");
    expect(JSON.parse(entry?.detail ?? '{}')).toEqual({ before: { nameZh: '金牌经销商', nameEn: 'Gold', position: 5, creditLimit: null, prepayDiscount: '0.0000' }, after: { nameZh: '金牌经销商', nameEn: '金牌经销商', position: 0, creditLimit: null, prepayDiscount: '0.0150' } });
    const edit = (await manager.get('/admin/places/tiers/gold/edit').expect(200)).text;
    for (const field of [/name="position"[^>]* value="0"/, /name="prepayPercent"[^>]* value="1.5"/]) expect(edit).toMatch(field);
    await manager.postForm('/admin/places/tiers/gold', { nameZh: '金牌经销商', nameEn: 'Gold', position: '5' }).expect(303);
    const { text } = await manager.get('/admin/partners/new').expect(200);
    expect(text).toContain('金牌经销商');
    expect(text).toContain('华东');
    expect(await trail('places.tier_created')).toHaveLength(1);
  });

  it('leads to a place a file named as nobody would in an address', async () => {
    await app.database.query("INSERT INTO territories (code, name_zh, name_en) VALUES ('A&B/C', '甲', 'A')");
    const { text } = await manager.get('/admin/places').expect(200);
    expect(text).toContain('href="/admin/partners?territory&#x3D;A%26B%2FC"');
    expect(text).toContain('href="/admin/places/territories/A%26B%2FC/edit"');
    await manager.get('/admin/places/territories/A%26B%2FC/edit').expect(200);
  });

  it('refuses a code that is taken or cannot stand in an address', async () => {
    expect((await manager.postForm('/admin/places/tiers', { code: 'gold', nameZh: '又一个' }).expect(422)).text).toContain('编码 gold 已存在');
    expect((await manager.postForm('/admin/places/tiers', { code: 'a/b', nameZh: '斜杠' }).expect(422)).text).toContain('id="f-code-error"');
  });

  it('does not know other kinds or codes, and is changed by few', async () => {
    await manager.get('/admin/places/users/new').expect(404);
    await manager.get('/admin/places/tiers/tin/edit').expect(404);
    await manager.postForm('/admin/places/tiers/tin', { nameZh: '锡' }).expect(404);
    const finance = await asStaff(app, 'finance');
    await finance.get('/admin/places').expect(200);
    await finance.postForm('/admin/places/tiers', { code: 'x', nameZh: 'x' }).expect(403);
  });
});
