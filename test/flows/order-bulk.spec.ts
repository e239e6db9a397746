import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type Agent, asStaff } from '../support/people.js';
import { anInvoice } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { scene } from './order-pages.scene.js';

let app: TestApp;
let story: ReturnType<typeof scene>;
let finance: Agent;
let desk: Agent;

beforeAll(async () => {
  app = await startApp();
  story = scene(app);
  await aDealer(app.database, 'HZ', { nameZh: '杭州启明灯饰', creditLimit: '1000.00' });
  await aDealer(app.database, 'CD', { nameZh: '成都锦盛光电', creditLimit: null });
  await aProduct(app.database, 'DL-7', { price: '100.0000' });
  [finance, desk] = await Promise.all([asStaff(app, 'finance'), asStaff(app, 'order_desk')]);
}, 30_000);
afterAll(() => app.stop());

const held = () => story.decided('HZ', [{ sku: 'DL-7', quantity: 50 }]);
const countOf = async (sql: string) => (await app.database.query<{ count: string }>(`SELECT COUNT(*) AS count FROM ${sql}`))[0]?.count;

describe('many orders at once', () => {
  it('are released those that may, and each order says how it went, however often the form is sent', async () => {
    const [first, second, cancelled] = [await held(), await held(), await held()];
    await story.cancel(cancelled, '改期');
    const form = { ids: [first, cancelled, 'SO-NONE', second], reason: '季度末统一放行', _key: 'bulk-1' };
    for (let time = 0; time < 2; time++) {
      const { text } = await finance.postForm('/admin/orders/releases', form).expect(200);
      expect(text).toContain('成功 2 张，未处理 2 张');
      expect(text).toContain('已不在待放行状态');
    }
    for (const number of [first, second]) expect(await story.stateOf(number)).toMatchObject({ status: 'approved' });
    expect(await countOf("audit_entries WHERE action = 'order.released'")).toBe('2');
    expect(await countOf("outbox WHERE payload LIKE '%order.approved%'")).toBe('2');
  });

  it('want a reason and at least one order, and the permission', async () => {
    const number = await held();
    const refused = await finance.postForm('/admin/orders/releases', { ids: number, reason: ' ' }).expect(422);
    expect(refused.text).toMatch(new RegExp(`value="${number}"[^>]* checked`));
    expect((await finance.postForm('/admin/orders/releases', { reason: 'x' }).expect(422)).text).toContain('请先勾选订单');
    await desk.postForm('/admin/orders/releases', { ids: number, reason: 'x' }).expect(403);
    expect(await story.stateOf(number)).toMatchObject({ status: 'held' });
  });

  it('are printed into one file: the orders, or the papers of what was shipped', async () => {
    const { order: shipped } = await anInvoice(app, 'CD', [{ sku: 'DL-7', quantity: 2 }]);
    const open = await story.decided('CD', [{ sku: 'DL-7', quantity: 1 }]);
    const pages = async (paper: string) => {
      const { body } = await desk.postForm('/admin/orders/papers', { ids: [shipped, open], paper }).expect(200).expect('content-type', 'application/pdf');
      return (body as Buffer).toString('latin1').match(/\/Type \/Page\b/g)?.length;
    };
    expect(await pages('order')).toBe(2);
    expect(await pages('packing_list')).toBe(1);
    await desk.postForm('/admin/orders/papers', { ids: open, paper: 'delivery_note' }).expect(303);
  });
});

describe('a saved view', () => {
  const viewOf = (location: string | undefined) => /view=(\d+)/.exec(location ?? '')?.[1] ?? '';

  it('keeps the filter under a name, with its count, for its owner alone', async () => {
    const kept = await desk.postForm('/admin/orders/views', { name: '杭州待放行', query: 'partner=HZ&stage=held&after=5&evil=1&from=never', _key: 'view-1' }).expect(303);
    expect(kept.headers.location).toMatch(/^\/admin\/orders\?partner=HZ&stage=held&view=\d+$/);
    expect((await desk.postForm('/admin/orders/views', { name: '杭州待放行', query: 'partner=HZ' }).expect(422)).text).toContain('已有名为“杭州待放行”的视图');
    const count = await countOf("orders o JOIN partners p ON p.id = o.partner_id WHERE p.code = 'HZ' AND o.status = 'held'");
    expect((await desk.get(kept.headers.location as string).expect(200)).text).toMatch(new RegExp(`aria-current="page">杭州待放行 <span class="count">${count}<`));
    expect((await finance.get('/admin/orders').expect(200)).text).not.toContain('杭州待放行');
    await finance.postForm(`/admin/orders/views/${viewOf(kept.headers.location)}/removal`).expect(404);
  });

  it('is seen by all when shared by those who may', async () => {
    await finance.postForm('/admin/orders/views', { name: '成都', query: 'partner=CD', isShared: '1' }).expect(303);
    expect((await desk.get('/admin/orders').expect(200)).text).toContain('>成都 <span');
    const agent = await asStaff(app, 'service_agent');
    await agent.postForm('/admin/orders/views', { name: '我的', query: '', isShared: '1' }).expect(403);
  });

  it('opens the list by itself when it is the default, until it is not', async () => {
    const kept = await desk.postForm('/admin/orders/views', { name: '默认', query: 'partner=CD', isDefault: '1' }).expect(303);
    await desk.get('/admin/orders').expect(303).expect('location', kept.headers.location as string);
    await desk.get('/admin/orders?view=all').expect(200);
    await desk.postForm(`/admin/orders/views/${viewOf(kept.headers.location)}/default`, { opens: 'off' }).expect(303);
    await desk.get('/admin/orders').expect(200);
    await desk.postForm(`/admin/orders/views/${viewOf(kept.headers.location)}/removal`).expect(303);
    expect((await desk.get('/admin/orders').expect(200)).text).not.toContain('>默认 <');
  });
});
