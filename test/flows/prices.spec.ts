import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AddPrice } from '../../src/catalog/prices/add-price.js';
import { NewPriceForm } from '../../src/catalog/prices/price.dto.js';
import { RunImport } from '../../src/imports/run-import.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays } from '../../src/platform/clock/days.js';
import { checked } from '../../src/platform/http/form.js';
import { type TestApp, startApp } from '../support/app.js';
import { turnIn } from '../support/links.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asStaff } from '../support/people.js';
import { clerk } from '../support/settlement.js';
import { pageWithCount } from '../support/statements.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let manager: Agent;
let today: string;

beforeAll(async () => {
  app = await startApp();
  today = app.web.get(Clock).today();
  await app.database.query("INSERT INTO tiers (code, name_zh, name_en) VALUES ('gold', '金牌', 'Gold')");
  await app.database.query("INSERT INTO territories (code, name_zh, name_en) VALUES ('east', '华东', 'East')");
  await aDealer(app.database, 'hangzhou', { nameZh: '杭州启明', creditLimit: null });
  await app.database.query("UPDATE partners SET tier_id = (SELECT id FROM tiers WHERE code = 'gold'), territory_id = (SELECT id FROM territories WHERE code = 'east') WHERE code = 'hangzhou'");
  await aProduct(app.database, 'LS-A', { price: '20.0000' });
  manager = await asStaff(app, 'channel_manager');
  await manager.get('/admin/prices?lang=en');
});

afterAll(() => app.stop());

const actions = async (subject: string) => (await app.database.query<{ action: string }>('SELECT action FROM audit_entries WHERE subject = ? ORDER BY id', [subject])).map(({ action }) => action);
const pricesOf = (list: string) => app.database.query<Record<string, string>>(`
  SELECT x.id, p.sku, x.scope, x.scope_key, x.min_quantity, x.currency, x.unit_price, x.valid_from, x.valid_to
  FROM prices x JOIN products p ON p.id = x.product_id JOIN price_lists l ON l.id = x.price_list_id WHERE l.code = ? ORDER BY x.id`, [list]);
const fields = { sku: 'LS-A', scope: 'tier', scopeKey: 'gold', minQuantity: '', unitPrice: '18.5', currency: 'cny', validFrom: '', validTo: '' };
const add = (over: object = {}) => manager.postForm('/admin/prices/autumn/prices', { ...fields, ...over });
const change = (id: string | undefined, over: Record<string, string>) => manager.postForm(`/admin/prices/autumn/prices/${id}`, over);

describe('price lists', () => {
  it('are made once and renamed, and the trail tells by whom', async () => {
    const list = { code: 'autumn', nameZh: '秋季价格表', nameEn: '' };
    for (const _ of [1, 2]) await manager.postForm('/admin/prices', { ...list, _key: 'autumn' }).expect(303).expect('location', '/admin/prices/autumn');
    await manager.postForm('/admin/prices/autumn', { nameZh: '秋季价格表', nameEn: 'Autumn list' }).expect(303);
    expect(await actions('autumn')).toEqual(['prices.list_created', 'prices.list_renamed']);
    expect(wordsOf((await manager.get('/admin/prices').expect(200)).text)).toContain('Autumn list');
    expect(wordsOf((await manager.get('/admin/prices/autumn').expect(200)).text)).toContain('No prices yet');
  });

  it('come back with what was typed when something is wrong', async () => {
    expect((await manager.postForm('/admin/prices', { code: 'a/b', nameZh: '' }).expect(422)).text.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect((await manager.postForm('/admin/prices', { code: 'trial', nameZh: '试' }).expect(422)).text).toContain('This code cannot be used');
    expect((await manager.postForm('/admin/prices', { code: 'Autumn', nameZh: '秋' }).expect(422)).text).toContain('Autumn is taken by another price list');
    await manager.postForm('/admin/prices/nothing', { nameZh: '无' }).expect(404);
    await manager.get('/admin/prices/nothing').expect(404);
  });

  it('with blanks in their code have an address too', async () => {
    await manager.postForm('/admin/prices', { code: '2026 秋季', nameZh: '2026 秋季' }).expect(303);
    await manager.get(`/admin/prices/${encodeURIComponent('2026 秋季')}`).expect(200);
    await manager.postForm(`/admin/prices/${encodeURIComponent('2026 秋季')}/prices`, fields).expect(303);
    expect(await pricesOf('2026 秋季')).toHaveLength(1);
  });
});

describe('a price', () => {
  it('is added once, as a file would add it', async () => {
    for (const _ of [1, 2]) await add({ _key: 'first' }).expect(303);
    const terms = 'autumn,tier,GOLD,ls-a,,18.50,,,';
    const outcome = await app.web.get(RunImport).run(clerk, { kind: 'prices', name: '', text: `list,scope,scope_key,sku,min_quantity,unit_price,currency,valid_from,valid_to\n${terms}\n` });
    expect(outcome).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await pricesOf('autumn')).toMatchObject([{ sku: 'LS-A', scope: 'tier', scope_key: 'gold', min_quantity: 1, currency: 'CNY', unit_price: '18.5000', valid_from: '1000-01-01', valid_to: '9999-12-31' }]);
  });

  it('is for somebody there is, written as he is', async () => {
    await add({ scope: 'dealer', scopeKey: 'HANGZHOU', unitPrice: '17', minQuantity: '50' }).expect(303);
    expect((await pricesOf('autumn')).at(-1)).toMatchObject({ scope: 'dealer', scope_key: 'hangzhou', min_quantity: 50 });
    const words = wordsOf((await manager.get('/admin/prices/autumn?holder=%E5%90%AF%E6%98%8E').expect(200)).text);
    expect(words).toContain('hangzhou Lighting');
    expect(words).toContain('from 50 只');
  });

  it.each([
    [{ sku: 'NOPE', scopeKey: 'silver' }, ['There is no product NOPE', 'There is no tier silver']],
    [{ scope: 'region', scopeKey: 'gold' }, ['There is no territory gold']], [{ scope: 'contract', scopeKey: 'nobody' }, ['There is no partner nobody']],
    [{ scope: 'base' }, ['A base price is for everyone']], [{ scopeKey: '' }, ['Enter whom the price is for']],
    [{ unitPrice: '-1' }, ['Give a price']], [{ unitPrice: '1.23456' }, ['at most four decimals']], [{ unitPrice: '' }, ['Give a price']], [{ minQuantity: '0' }, ['Too small']], [{ currency: 'RMB' }, ['three-letter currency']],
    [{ validFrom: '2026-09-02', validTo: '2026-09-01' }, ['The last day is before the first']], [{ validFrom: '2026-02-30' }, ['Give a date']],
    [{}, ['This list has a price of LS-A with the same partner']],
  ])('is not taken with %j', async (over, messages) => {
    const { text } = await add(over).expect(422);
    for (const message of messages) expect(wordsOf(text)).toContain(message);
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(messages.length);
    expect(text).toContain(`value="${fields.currency}"`.replace('cny', String((over as { currency?: string }).currency ?? 'cny')));
  });

  it('in force changes its amount and last day, unless someone else just did', async () => {
    const [price] = await pricesOf('autumn');
    await change(price?.id, { unitPrice: '18.2', validTo: '2099-12-31', was: '18.5000~9999-12-31' }).expect(303);
    expect((await pricesOf('autumn'))[0]).toMatchObject({ unit_price: '18.2000', valid_to: '2099-12-31' });
    const { text } = await change(price?.id, { unitPrice: '17', validTo: '', was: '18.5000~9999-12-31' }).expect(422);
    expect(wordsOf(text)).toContain('Someone has just changed this price');
    expect(text).toContain('name="was" value="18.2000~2099-12-31"');
    const wrong = await change(price?.id, { unitPrice: 'x', validTo: '', was: '18.5000~9999-12-31' }).expect(422);
    expect(wrong.text).toContain('name="was" value="18.5000~9999-12-31"');
    expect((await pricesOf('autumn'))[0]).toMatchObject({ unit_price: '18.2000' });
  });

  it('in force is ended, yesterday at the earliest, but never removed', async () => {
    const [price] = await pricesOf('autumn');
    expect((await change(`${price?.id}/end`, { lastDay: '2100-01-01' }).expect(422)).text).toContain('It ends before that day anyway');
    await change(`${price?.id}/removal`, {}).expect(422);
    expect((await change(`${price?.id}/end`, { lastDay: addDays(today, -2) }).expect(422)).text).toContain('Yesterday at the earliest');
    await change(`${price?.id}/end`, { lastDay: addDays(today, -1) }).expect(303);
    expect((await pricesOf('autumn'))[0]).toMatchObject({ valid_to: addDays(today, -1) });
  });

  it('that is over stays as it was, and can be followed by another', async () => {
    const [price] = await pricesOf('autumn');
    const { text } = await manager.get(`/admin/prices/autumn/prices/${price?.id}/edit`).expect(200);
    expect(wordsOf(text)).toContain('This price is over');
    expect((await change(price?.id, { unitPrice: '1', validTo: '', was: `18.2000~${addDays(today, -1)}` }).expect(422)).text).toContain('is over and cannot be changed');
    await change(`${price?.id}/end`, { lastDay: today }).expect(422);
    const like = (await manager.get(`/admin/prices/autumn/prices/new?like=${price?.id}`).expect(200)).text;
    for (const value of ['LS-A', 'gold', '18.20', addDays(today, 1)]) expect(like).toContain(`value="${value}"`);
  });

  it('that has not begun is taken back', async () => {
    await add({ validFrom: addDays(today, 1) }).expect(303);
    const price = (await pricesOf('autumn')).at(-1);
    await change(`${price?.id}/removal`, {}).expect(303);
    expect(await pricesOf('autumn')).toHaveLength(2);
    await change(`${price?.id}/removal`, {}).expect(404);
    expect((await actions('autumn')).slice(2)).toEqual(['prices.added', 'prices.added', 'prices.changed', 'prices.ended', 'prices.added', 'prices.removed']);
  });

  it('leaves the orders that used it as they were', async () => {
    await add({ sku: 'LS-A', scope: 'contract', scopeKey: 'hangzhou', unitPrice: '15' }).expect(303);
    const order = await scene(app).placed('hangzhou', [{ sku: 'LS-A', quantity: 1 }]);
    const price = (await pricesOf('autumn')).at(-1);
    await change(price?.id, { unitPrice: '14', validTo: '', was: '15.0000~9999-12-31' }).expect(303);
    expect(wordsOf((await manager.get(`/admin/orders/${order}`).expect(200)).text)).toContain('Contract price “Autumn list” ¥15.00');
    await change(`${price?.id}/end`, { lastDay: addDays(today, -1) }).expect(303);
  });

  it('belongs to its list', async () => {
    const [price] = await pricesOf('autumn');
    await manager.get(`/admin/prices/standard/prices/${price?.id}/edit`).expect(404);
    await manager.postForm(`/admin/prices/standard/prices/${price?.id}/end`, { lastDay: today }).expect(404);
    await manager.get('/admin/prices/autumn/prices/x/edit').expect(404);
  });

  it('of whatever amount and quantity is the same from a form and from a file', async () => {
    await aProduct(app.database, 'LS-SAME');
    const amount = fc.tuple(fc.nat(999_999_999), fc.stringMatching(/^(\.\d{1,4}0{0,2})?$/)).map(([whole, rest]) => `${whole}${rest}`);
    let n = 0;
    await fc.assert(fc.asyncProperty(amount, fc.integer({ min: 1, max: 2_000_000_000 }), async (unitPrice, minQuantity) => {
      const [byForm, byFile] = [`form-${n += 1}`, `file-${n}`];
      await manager.postForm('/admin/prices', { code: byForm, nameZh: byForm });
      await app.web.get(AddPrice).run(clerk, byForm, checked(NewPriceForm, { ...fields, sku: 'LS-SAME', unitPrice, minQuantity: String(minQuantity) }), undefined);
      await app.web.get(RunImport).run(clerk, { kind: 'prices', name: '', text: `list,scope,scope_key,sku,min_quantity,unit_price\n${byFile},tier,gold,LS-SAME,${minQuantity},${unitPrice}\n` });
      const rows = [...await pricesOf(byForm), ...await pricesOf(byFile)].map(({ id: _, ...row }) => row);
      expect(rows).toHaveLength(2);
      expect(rows[0]).toEqual(rows[1]);
    }), { numRuns: 15 });
  });
});

describe("a list's page", () => {
  it.each([
    ['?state=past', 'LS-A', 'LS-B'], ['?scope=base', 'LS-B', 'LS-A'], ['?q=LS-B', 'LS-B', 'LS-A'], ['?state=future', 'LS-B', 'LS-A'], ['?day=2025-05-05', 'LS-A', 'LS-B'], ['?holder=hangzhou', 'LS-A', 'LS-B'],
  ])('is narrowed by %s', async (query, shown, hidden) => {
    if ((await app.database.query("SELECT 1 FROM products WHERE sku = 'LS-B'")).length === 0) {
      await aProduct(app.database, 'LS-B');
      await add({ sku: 'LS-B', scope: 'base', scopeKey: '', validFrom: '2099-01-01' }).expect(303);
    }
    const { text } = await manager.get(`/admin/prices/autumn${query}`).expect(200);
    expect(text).toContain(`<small>${shown}</small>`);
    expect(text).not.toContain(`<small>${hidden}</small>`);
  });

  it('asks the database as often for one row as for twenty, and turns its pages', async () => {
    const few = await pageWithCount(app, manager, '/admin/prices/autumn?q=LS-B');
    for (let n = 10; n < 35; n++) {
      await aProduct(app.database, `MANY-${n}`);
      await add({ sku: `MANY-${n}`, scope: 'base', scopeKey: '' }).expect(303);
    }
    await manager.get('/admin/prices/autumn');
    const many = await pageWithCount(app, manager, '/admin/prices/autumn?q=MANY');
    expect([many.statements, many.text.match(/<small>MANY/g)?.length]).toEqual([few.statements, 20]);
    expect(many.statements).toBeLessThanOrEqual(10);
    const second = (await manager.get(turnIn(many.text, 'next') ?? '').expect(200)).text;
    expect([...second.matchAll(/<small>(MANY-\d+)/g)].map(([, sku]) => sku)).toEqual(['MANY-30', 'MANY-31', 'MANY-32', 'MANY-33', 'MANY-34']);
    expect((await manager.get(turnIn(second, 'prev') ?? '').expect(200)).text).toContain('<small>MANY-10');
  });

  it('and the list of lists do so too, with what is valid now, will be and was', async () => {
    const few = await pageWithCount(app, manager, '/admin/prices?q=Autumn');
    expect(few.text.match(/data-label="(Valid now|Future|Past)">[^/]*?>?\d+/g)?.map((cell) => /\d+$/.exec(cell)?.[0])).toEqual(['26', '1', '2']);
    for (let n = 0; n < 21; n++) await manager.postForm('/admin/prices', { code: `list-${n}`, nameZh: `表 ${n}` }).expect(303);
    await manager.get('/admin/prices');
    const many = await pageWithCount(app, manager, '/admin/prices');
    expect(many.statements).toBe(few.statements);
    expect(turnIn(many.text, 'next')).toBeDefined();
  });

  it('is seen by all staff and changed by few', async () => {
    const desk = await asStaff(app, 'order_desk');
    expect((await desk.get('/admin/prices/autumn').expect(200)).text).not.toContain('/edit"');
    await desk.get('/admin/prices/autumn/prices/new').expect(403);
    await desk.postForm('/admin/prices/autumn/prices', fields).expect(403);
    await desk.get('/admin/prices/trial').expect(200);
  });
});
