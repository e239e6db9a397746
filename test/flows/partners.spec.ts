import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { partnersWanted } from '../../src/partners/partner-pages.queries.js';
import { keepingStatements } from '../../src/platform/database/statements.js';
import { type TestApp, startApp } from '../support/app.js';
import { turnIn } from '../support/links.js';
import { api } from '../support/api.js';
import { type Agent, asBuyerOf, asOwnerOf, asStaff, createUser, logIn, tokenFor } from '../support/people.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let manager: Agent;

beforeAll(async () => {
  app = await startApp();
  await app.database.query("INSERT INTO tiers (code, name_zh, name_en) VALUES ('gold', '金牌', 'Gold')");
  await app.database.query("INSERT INTO territories (code, name_zh, name_en) VALUES ('east', '华东', 'East')");
  await aDealer(app.database, 'hangzhou', { nameZh: '杭州启明' });
  await aDealer(app.database, 'corner', { kind: 'non_exclusive', nameZh: '街角灯饰' });
  manager = await asStaff(app, 'channel_manager');
  await manager.get('/admin/partners?lang=en');
});

afterAll(() => app.stop());

const one = async (sql: string, ...values: unknown[]) => (await app.database.query(sql, values))[0];
const actions = async (code: string) => (await app.database.query<{ action: string }>('SELECT action FROM audit_entries WHERE subject = ? ORDER BY id', [code])).map(({ action }) => action);
const lastDetail = async (subject: string) => JSON.parse(((await one('SELECT detail FROM audit_entries WHERE subject = ? ORDER BY id DESC LIMIT 1', subject)) as { detail: string }).detail) as object;
const fields = { code: 'suzhou', nameZh: '苏州明轩', nameEn: 'Mingxuan', kind: 'exclusive', tradeForm: '工程商', tier: 'gold', territory: 'east', termsDays: '45', currency: 'cny', email: 'a@example.com', phone: '', taxNumber: '' };
const address = { label: '总仓', recipient: '王敏', phone: '13800000000', line: '杭州市滨江区江南大道 1 号' };

describe('the list of partners', () => {
  it.each([
    ['?q=%E5%90%AF%E6%98%8E', ['hangzhou'], ['corner']], ['?kind=non_exclusive', ['corner'], ['hangzhou']], ['?tier=gold', [], ['hangzhou', 'corner']], ['?status=inactive', [], ['hangzhou']],
  ])('is narrowed by %s', async (query, shown, hidden) => {
    const { text } = await manager.get(`/admin/partners${query}`).expect(200);
    for (const word of shown) expect(text).toContain(word);
    for (const word of hidden) expect(text).not.toContain(word);
  });

  it('asks the database as often for one row as for twenty, and turns its pages', async () => {
    const { result: few, statements } = await keepingStatements(() => partnersWanted(app.database, {}));
    for (let n = 0; n < 25; n++) await aDealer(app.database, `many-${n}`);
    const { result: many, statements: more } = await keepingStatements(() => partnersWanted(app.database, {}));
    expect([few.rows.length, many.rows.length, more.length]).toEqual([2, 20, statements.length]);
    const { text } = await manager.get('/admin/partners').expect(200);
    const next = turnIn(text, 'next') ?? '';
    expect((await manager.get(next).expect(200)).text).toContain('hangzhou');
  });
});

describe('a partner', () => {
  it('is created once, however often the form is sent', async () => {
    for (const _ of [1, 2]) await manager.postForm('/admin/partners', { ...fields, _key: 'new-suzhou' }).expect(303).expect('location', '/admin/partners/suzhou');
    expect(await one("SELECT ordering_open, currency, terms_days FROM partners WHERE code = 'suzhou'")).toEqual({ ordering_open: 1, currency: 'CNY', terms_days: 45 });
    expect(await actions('suzhou')).toEqual(['partners.created']);
    expect((await manager.get('/admin/partners/suzhou').expect(200)).text).toContain('Gold · East');
  });

  it('comes back with what was typed when something is wrong', async () => {
    const { text } = await manager.postForm('/admin/partners', { ...fields, nameZh: '', termsDays: 'x', currency: 'RMB', code: 'a/b', tradeForm: '工程商' }).expect(422);
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(4);
    expect(text).toContain('value="a/b"');
    expect((await manager.postForm('/admin/partners', fields).expect(422)).text).toContain('suzhou is taken by another partner');
    expect((await manager.postForm('/admin/partners/suzhou', { ...fields, tier: 'tin' }).expect(422)).text).toContain('There is no tier tin');
  });

  it.each(['new', 'NEW', 'supplier'])('may not be called %s, which is a page or the supplier', async (code) => {
    const { text } = await manager.postForm('/admin/partners', { ...fields, code }).expect(422);
    expect(text).toMatch(/id="f-code-error".*cannot be used/);
    const { body } = await api(app, await tokenFor(app, 'imports.run')).csv('/imports/partners', `code,name_zh,kind\n${code},甲,exclusive\n`).expect(422);
    expect(body.errors).toMatchObject([{ line: 2, column: 'code' }]);
  });

  it('is changed, and the trail tells by whom', async () => {
    await manager.postForm('/admin/partners/suzhou', { ...fields, kind: 'non_exclusive', tier: '', termsDays: '60' }).expect(303);
    expect(await one("SELECT kind, ordering_open, tier_id, terms_days, code, currency FROM partners WHERE code = 'suzhou'"))
      .toEqual({ kind: 'non_exclusive', ordering_open: 0, tier_id: null, terms_days: 60, code: 'suzhou', currency: 'CNY' });
    expect(await actions('suzhou')).toEqual(['partners.created', 'partners.changed']);
  });

  it('is not written over by a form that was opened before someone else changed it', async () => {
    const open = async () => /name="was" value="([^"]+)"/.exec((await manager.get('/admin/partners/hangzhou/edit').expect(200)).text)?.[1] ?? 'none';
    const [was, same] = [await open(), await open()];
    const kept = { ...fields, nameZh: '杭州启明', tier: '', territory: '' };
    await manager.postForm('/admin/partners/hangzhou', { ...kept, termsDays: '15', was }).expect(303);
    expect((await manager.postForm('/admin/partners/hangzhou', { ...kept, phone: '0571-1', termsDays: '30', was: same }).expect(422)).text).toContain('Someone has just changed this');
    expect(await one("SELECT terms_days, phone FROM partners WHERE code = 'hangzhou'")).toEqual({ terms_days: 15, phone: '' });
  });

  it('tells on the trail what became of it: the name it has when none was given, and its ordering', async () => {
    await manager.postForm('/admin/partners/suzhou', { ...fields, nameEn: '', kind: 'exclusive', tier: 'gold', termsDays: '60' }).expect(303);
    expect(await lastDetail('suzhou')).toMatchObject({ before: { nameEn: 'Mingxuan', orderingOpen: false }, after: { nameEn: '苏州明轩', tier: 'gold', orderingOpen: true } });
    const before = await actions('suzhou');
    await manager.postForm('/admin/partners/suzhou', { ...fields, nameEn: '', kind: 'exclusive', tier: 'gold', termsDays: '60' }).expect(303);
    expect(await actions('suzhou')).toEqual(before);
  });

  it('that is not exclusive may be let order, and no longer', async () => {
    await manager.postForm('/admin/partners/corner/ordering', { ordering: 'open' }).expect(303);
    expect(await one("SELECT ordering_open FROM partners WHERE code = 'corner'")).toEqual({ ordering_open: 1 });
    await manager.postForm('/admin/partners/corner/ordering', { ordering: 'closed' }).expect(303);
    expect(await one("SELECT ordering_open FROM partners WHERE code = 'corner'")).toEqual({ ordering_open: 0 });
    expect((await manager.postForm('/admin/partners/hangzhou/ordering', { ordering: 'closed' }).expect(422)).text).toContain('An exclusive dealer may always order');
    expect(await actions('corner')).toEqual(['partners.ordering_opened', 'partners.ordering_closed']);
  });

  it('is deactivated with a reason and taken back', async () => {
    const owner = await asOwnerOf(app, 'corner');
    expect((await manager.get('/admin/partners/corner')).text).toContain('Its people can no longer log in');
    await manager.postForm('/admin/partners/corner/status', { status: 'inactive', reason: '关店' }).expect(303);
    await owner.get('/statements').expect(303).expect('location', '/login?next=%2Fstatements');
    expect((await manager.get('/admin/partners/corner')).text).toContain('Activate again');
    await manager.postForm('/admin/partners/corner/status', { status: 'active' }).expect(303);
    expect((await actions('corner')).slice(-2)).toEqual(['partners.deactivated', 'partners.activated']);
  });

  it('is seen by all staff and changed by few', async () => {
    const finance = await asStaff(app, 'finance');
    expect((await finance.get('/admin/partners/hangzhou').expect(200)).text).not.toContain('/edit"');
    await finance.get('/admin/partners/hangzhou/edit').expect(403);
    await finance.postForm('/admin/partners/hangzhou', fields).expect(403);
    await manager.get('/admin/partners/nobody').expect(404);
  });
});

describe('addresses', () => {
  const addresses = () => app.database.query<{ id: string; label: string; is_default: number }>(
    "SELECT a.id, a.label, a.is_default FROM partner_addresses a JOIN partners p ON p.id = a.partner_id WHERE p.code = 'hangzhou' ORDER BY a.id");

  it('are kept by the owner, one of them the default', async () => {
    const owner = await asOwnerOf(app, 'hangzhou');
    await owner.postForm('/account/company/addresses', address).expect(303);
    await owner.postForm('/account/company/addresses', { ...address, label: '工地', isDefault: '1' }).expect(303);
    const [main, site] = await addresses();
    expect([main?.is_default, site?.is_default]).toEqual([0, 1]);
    await owner.postForm(`/account/company/addresses/${main?.id}`, { ...address, label: '大仓' }).expect(303);
    expect((await owner.get('/account/company?lang=en').expect(200)).text).toContain('大仓');
    expect(await lastDetail('hangzhou')).toMatchObject({ before: { label: '总仓' }, after: { label: '大仓' } });
    await owner.postForm(`/account/company/addresses/${site?.id}/removal`).expect(303);
    expect(await lastDetail('hangzhou')).toMatchObject({ label: '工地', recipient: '王敏', line: address.line });
    expect(await addresses()).toEqual([{ id: main?.id, label: '大仓', is_default: 1 }]);
    const { text } = await owner.postForm('/account/company/addresses', { ...address, line: '' }).expect(422);
    expect(text).toContain('value="王敏"');
  });

  it('are read by a buyer and out of reach for another partner', async () => {
    const [main] = await addresses();
    const buyer = await asBuyerOf(app, 'hangzhou');
    expect((await buyer.get('/account/company').expect(200)).text).toContain('大仓');
    await buyer.get('/account/company/addresses/new').expect(403);
    const stranger = await asOwnerOf(app, 'corner');
    await stranger.get(`/account/company/addresses/${main?.id}/edit`).expect(404);
    await stranger.postForm(`/account/company/addresses/${main?.id}`, address).expect(404);
    await stranger.postForm(`/account/company/addresses/${main?.id}/removal`).expect(404);
  });

  it('are a hundred at most, for every page and order shows them all', async () => {
    const { id } = (await one("SELECT id FROM partners WHERE code = 'many-0'")) as { id: string };
    await app.database.query('INSERT INTO partner_addresses (partner_id, label, recipient, phone, line) VALUES ?', [Array.from({ length: 100 }, (_, n) => [id, `${n}`, 'x', 'x', 'x'])]);
    const owner = await asOwnerOf(app, 'many-0');
    await owner.get('/account/company?lang=en');
    expect((await owner.postForm('/account/company/addresses', address).expect(422)).text).toContain('There are 100 addresses already');
  });

  it('are kept by staff too', async () => {
    await manager.postForm('/admin/partners/hangzhou/addresses', { ...address, label: '门店' }).expect(303);
    const last = (await addresses()).at(-1);
    await manager.get(`/admin/partners/hangzhou/addresses/${last?.id}/edit`).expect(200);
    await manager.get(`/admin/partners/corner/addresses/${last?.id}/edit`).expect(404);
    await manager.postForm(`/admin/partners/hangzhou/addresses/${last?.id}/removal`).expect(303);
    expect(await addresses()).toHaveLength(1);
  });
});

describe('a form that someone else was faster with', () => {
  it('is refused once, with what was typed, and taken when it is sent again', async () => {
    await createUser(app.database, { login: 'chief', name: '赵磊', staffRole: 'admin' });
    const chief = await logIn(app, 'chief');
    await chief.get('/admin/users?lang=en');
    const { insertId } = await app.database.source.manager.query("INSERT INTO categories (name_zh, name_en, position) VALUES ('旧类', 'Old', 1)") as { insertId: number };
    await chief.postForm('/admin/warehouses', { code: 'FAST', nameZh: '旧仓', position: '1' }).expect(303);
    await chief.postForm('/admin/places/tiers', { code: 'fast', nameZh: '旧级' }).expect(303);
    await createUser(app.database, { login: 'fast', name: '旧名', partnerCode: 'hangzhou', role: 'buyer' });
    const forms: [string, string, object, object][] = [
      ['/admin/company', '/admin/company', { nameZh: '甲', nameEn: 'A' }, { nameZh: '乙', nameEn: 'B' }],
      [`/admin/categories/${insertId}/edit`, `/admin/categories/${insertId}`, { nameZh: '甲类' }, { nameZh: '乙类' }],
      ['/admin/warehouses/FAST/edit', '/admin/warehouses/FAST', { nameZh: '甲仓', position: '1' }, { nameZh: '乙仓', position: '1' }],
      ['/admin/places/tiers/fast/edit', '/admin/places/tiers/fast', { nameZh: '甲级' }, { nameZh: '乙级' }],
      ['/admin/users/fast/edit', '/admin/users/fast', { name: '甲', email: 'a@x.example', language: 'en' }, { name: '乙', email: 'a@x.example', language: 'en' }],
      ['/admin/users/fast/memberships/hangzhou/edit', '/admin/users/fast/memberships/hangzhou', { roles: 'accountant' }, { roles: 'owner' }],
    ];
    for (const [page, action, first, second] of forms) {
      const was = /name="was" value="([^"]+)"/.exec((await chief.get(page).expect(200)).text)?.[1] ?? '';
      await chief.postForm(action, { ...first, was }).expect(303);
      const { text } = await chief.postForm(action, { ...second, was }).expect(422);
      expect(text).toContain('Someone has changed this meanwhile');
      const now = /name="was" value="([^"]+)"/.exec(text)?.[1];
      expect(now).not.toBe(was);
      await chief.postForm(action, { ...second, was: now }).expect(303);
    }
  });
});
