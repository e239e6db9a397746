import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RefreshLimit } from '../../src/credit/limits/refresh-limit.js';
import { eventually, startApp, type TestApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asOwnerOf, asStaff } from '../support/people.js';
import { aPlacedOrder, codesOf, clerk } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';
import { ChangePartner } from '../../src/partners/change-partner.js';

let app: TestApp;
let admin: Agent;

beforeAll(async () => {
  app = await startApp({ withWorker: true });
  admin = await asStaff(app, 'admin');
  await aProduct(app.database, 'DL', { price: '100.0000', stock: 100_000 });
  for (const code of ['parent', 'child', 'grandchild']) await aDealer(app.database, code, { creditLimit: '1000.00' });
});
afterAll(() => app.stop());

const form = { nameZh: '灯饰', kind: 'exclusive' as const, termsDays: '30' };
const change = (code: string, fields: Record<string, string>) => admin.postForm(`/admin/partners/${code}`, { ...form, ...fields });
const terms = (code: string, kind: string, creditLimit = '') => admin.postForm(`/admin/credit/${code}/terms`, { kind, creditLimit, overdueDaysAllowed: '30' }).expect(303);
const limitOf = async (code: string) => (await app.database.query<{ limit: string; source: string }>('SELECT a.credit_limit AS `limit`, a.limit_from AS source FROM credit_accounts a JOIN partners p ON p.id = a.partner_id WHERE p.code = ?', [code]))[0];
const becomes = (code: string, limit: string, source: string) => eventually(async () => { const now = await limitOf(code); return now?.limit === limit && now.source === source; });

describe('a limit that is not the partner\'s own', () => {
  it('is its tier\'s, then its parent\'s, each an amount of its own', async () => {
    await admin.postForm('/admin/places/tiers', { code: 'gold', nameZh: '金牌', creditLimit: '20,000' }).expect(303);
    await change('child', { tier: 'gold' }).expect(303);
    await terms('child', 'inherited');
    expect(await limitOf('child')).toEqual({ limit: '20000.00', source: 'tier' });
    await change('child', { tier: 'gold', parent: 'parent' }).expect(303);
    await becomes('child', '1000.00', 'parent');
    await aPlacedOrder(app, 'parent', [{ sku: 'DL', quantity: 10 }]);
    const order = await aPlacedOrder(app, 'child', [{ sku: 'DL', quantity: 10 }]);
    const owner = await asOwnerOf(app, 'child');
    expect(wordsOf((await owner.get('/account/credit').expect(200)).text)).toContain('与上级 parent 灯饰 相同，单独计算');
    expect(wordsOf((await owner.get(`/orders/${order}`).expect(200)).text)).not.toContain('待放行');
  });

  it('follows what stands above it, all the way down, and what waited goes on', async () => {
    await change('grandchild', { parent: 'child' }).expect(303);
    await terms('grandchild', 'inherited');
    const order = await aPlacedOrder(app, 'grandchild', [{ sku: 'DL', quantity: 40 }]);
    await terms('parent', 'limited', '5000');
    await becomes('child', '5000.00', 'parent');
    await becomes('grandchild', '5000.00', 'parent');
    await eventually(async () => (await app.database.query("SELECT id FROM orders WHERE number = ? AND status = 'approved'", [order])).length === 1);
    const [decision] = await app.database.query<{ figures: string }>('SELECT figures FROM credit_decisions WHERE order_number = ? ORDER BY id DESC LIMIT 1', [order]);
    expect(JSON.parse(decision?.figures ?? '{}')).toMatchObject({ limit: '5000.00', limitFrom: 'parent' });
    await change('child', { tier: 'gold' }).expect(303);
    await becomes('child', '20000.00', 'tier');
    await admin.postForm('/admin/places/tiers/gold', { nameZh: '金牌', creditLimit: '' }).expect(303);
    await becomes('child', '0.00', 'none');
    await app.web.get(RefreshLimit).runForAll();
    expect(await limitOf('parent')).toEqual({ limit: '5000.00', source: 'own' });
  });

  it('never goes round in a circle, however many change it at once', async () => {
    expect(wordsOf((await change('parent', { parent: 'grandchild' }).expect(303).then(() => change('child', { parent: 'parent' }))).text)).toContain('不能选自己');
    await change('parent', {}).expect(303);
    await change('grandchild', {}).expect(303);
    const to = (code: string, parent: string) => app.web.get(ChangePartner).run(clerk, code, { nameZh: code, nameEn: '', kind: 'exclusive', tradeForm: '', tier: '', territory: '', manager: '', parent, termsDays: 30, email: '', phone: '', taxNumber: '', billingAddress: '', bank: '', bankAccount: '', was: '' });
    expect(codesOf(await Promise.allSettled([to('parent', 'child'), to('child', 'parent')]))).toEqual(['done', 'parent_cycle']);
  });
});

describe('a limit that waits for another person', () => {
  type Proposal = { id: string; status: string };
  const proposalsOf = (code: string) => app.database.query<Proposal>('SELECT x.id, x.status FROM limit_proposals x JOIN partners p ON p.id = x.partner_id WHERE p.code = ? ORDER BY x.id', [code]);

  it('is one, however often the form is sent', async () => {
    await aDealer(app.database, 'twice', { creditLimit: '50000.00' });
    const page = (await admin.get('/admin/credit/twice').expect(200)).text;
    const _key = /action="\/admin\/credit\/twice\/terms"[\s\S]*?name="_key" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(_key).not.toBe('');
    const send = () => admin.postForm('/admin/credit/twice/terms', { kind: 'limited', creditLimit: '200000', overdueDaysAllowed: '30', _key }).expect(303);
    await Promise.all([send(), send()]);
    await send();
    expect((await proposalsOf('twice')).map(({ status }) => status)).toEqual(['proposed']);
  });
});
