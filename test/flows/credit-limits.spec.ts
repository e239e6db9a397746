import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DecideLimit } from '../../src/credit/limits/decide-limit.js';
import { RefreshLimit } from '../../src/credit/limits/refresh-limit.js';
import { SetCreditTerms } from '../../src/credit/set-credit-terms.js';
import { ImportPartners } from '../../src/imports/import-partners.js';
import { eventually, startApp, type TestApp } from '../support/app.js';
import { aStaffActor } from '../support/collection.js';
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
  const second = aStaffActor('second', 'credit.approve_large');
  const proposalsOf = (code: string) => app.database.query<Proposal>('SELECT x.id, x.status FROM limit_proposals x JOIN partners p ON p.id = x.partner_id WHERE p.code = ? ORDER BY x.id', [code]);
  const idOf = async (code: string) => (await proposalsOf(code)).at(-1)?.id ?? '';
  const approve = async (code: string) => app.web.get(DecideLimit).approve(second, code, await idOf(code));
  const wordsAt = async (agent: Agent, path: string) => wordsOf((await agent.get(path).expect(200)).text);
  const bringIn = (row: string) => app.database.inTransaction((tx) => app.web.get(ImportPartners).run(tx, `code,credit_limit,currency\n${row}\n`, async () => undefined));
  const proposed = async (code: string, kind = 'limited') => {
    await aDealer(app.database, code, { creditLimit: '50000.00' });
    await terms(code, kind, '200000');
  };

  it('lapses when the limit is set or imported otherwise, or follows another parent or tier, and not with the other terms', async () => {
    for (const code of ['set', 'inherits', 'brought', 'follows', 'kept']) await proposed(code);
    await terms('set', 'limited', '10000');
    await terms('inherits', 'inherited');
    await bringIn('brought,8000,');
    await terms('follows', 'inherited');
    await terms('follows', 'limited', '200000');
    await change('follows', { parent: 'parent' }).expect(303);
    await becomes('follows', '5000.00', 'parent');
    await admin.postForm('/admin/credit/kept/terms', { kind: 'limited', creditLimit: '50000', overdueDaysAllowed: '5' }).expect(303);
    for (const code of ['set', 'inherits', 'brought', 'follows']) {
      expect([code, (await proposalsOf(code)).at(-1)?.status]).toEqual([code, 'lapsed']);
      await expect(approve(code)).rejects.toMatchObject({ code: 'limit_decided' });
      expect(await app.database.query("SELECT id FROM audit_entries WHERE action = 'credit.limit_lapsed' AND subject = ? LIMIT 1", [code])).toHaveLength(1);
    }
    expect([await limitOf('set'), await limitOf('inherits'), await limitOf('brought')]).toEqual([{ limit: '10000.00', source: 'own' }, { limit: '0.00', source: 'none' }, { limit: '8000.00', source: 'own' }]);
    expect((await bringIn('kept,,USD').then(() => [], ({ errors }: { errors: { code: string }[] }) => errors)).map(({ code }) => code)).toEqual(['currency_in_use']);
    await approve('kept');
    expect(await limitOf('kept')).toEqual({ limit: '200000.00', source: 'own' });
  });

  it('lapses or holds, whoever comes first', async () => {
    await proposed('raced');
    const lowered = app.web.get(SetCreditTerms).run(aStaffActor('first', 'credit.manage'), 'raced', { creditLimit: '7000.00', temporaryLimit: '0', temporaryUntil: null, overdueDaysAllowed: 30, overdueAmountAllowed: null });
    const codes = codesOf(await Promise.allSettled([lowered, approve('raced')]));
    expect(await limitOf('raced')).toEqual({ limit: '7000.00', source: 'own' });
    expect([codes, (await proposalsOf('raced')).at(-1)?.status]).toEqual(codes.includes('limit_decided') ? [['done', 'limit_decided'], 'lapsed'] : [['done', 'done'], 'approved']);
  });

  it('is that of a parent above the bound, too, and is followed once approved, unless it has moved', async () => {
    await aDealer(app.database, 'rich', { creditLimit: '300000.00' });
    await aDealer(app.database, 'heir', { creditLimit: '50000.00' });
    await change('heir', { parent: 'rich' }).expect(303);
    await terms('heir', 'inherited');
    expect(await limitOf('heir')).toEqual({ limit: '50000.00', source: 'own' });
    expect(await wordsAt(admin, '/admin/credit/heir')).toContain('新额度 ¥300,000.00（沿用上级） 等待复核');
    await app.database.query("UPDATE credit_accounts a JOIN partners p ON p.id = a.partner_id SET a.credit_limit = 400000 WHERE p.code = 'rich'");
    await expect(approve('heir')).rejects.toMatchObject({ code: 'limit_moved' });
    await app.database.query("UPDATE credit_accounts a JOIN partners p ON p.id = a.partner_id SET a.credit_limit = 300000 WHERE p.code = 'rich'");
    await approve('heir');
    expect(await limitOf('heir')).toEqual({ limit: '300000.00', source: 'parent' });
    await admin.postForm('/admin/credit/heir/terms', { kind: 'inherited', overdueDaysAllowed: '9' }).expect(303);
    expect((await proposalsOf('heir')).map(({ status }) => status)).toEqual(['approved']);
  });

  it('is told to its proposer alone once decided, with the reason, and stands on the account\'s page', async () => {
    const finance = await asStaff(app, 'finance');
    const propose = async (code: string) => {
      await aDealer(app.database, code, { creditLimit: '50000.00' });
      await finance.postForm(`/admin/credit/${code}/terms`, { kind: 'unlimited', overdueDaysAllowed: '30' }).expect(303);
    };
    for (const code of ['told-no', 'told-yes', 'told-late']) await propose(code);
    await admin.postForm('/admin/credit/told-no/limit/refusal', { proposal: await idOf('told-no'), answer: '担保未到期' }).expect(303);
    await admin.postForm('/admin/credit/told-yes/limit/approval', { proposal: await idOf('told-yes') }).expect(303);
    await terms('told-late', 'limited', '60000');
    for (const words of ['原因：担保未到期', 'told-yes 灯饰 的新信用额度已复核通过', 'told-late 灯饰 的新信用额度已失效']) await eventually(async () => (await wordsAt(finance, '/admin/notifications')).includes(words));
    const inbox = await wordsAt(admin, '/admin/notifications');
    expect(inbox).toContain('told-no 灯饰 的新信用额度待复核');
    expect(inbox).not.toMatch(/told-\S+ 灯饰 的新信用额度(已|被)|kept 灯饰 的新信用额度待复核/);
    expect(await wordsAt(finance, '/admin/credit/told-no')).toMatch(/驳回 .*提交的新额度 不限额 担保未到期/);
    expect(await wordsAt(finance, '/admin/credit/told-late')).toContain('提交的新额度 不限额 已失效');
    await finance.postForm('/admin/credit/told-no/terms', { kind: 'unlimited', overdueDaysAllowed: '30' }).expect(303);
    await finance.postForm('/admin/credit/told-no/limit/refusal', { proposal: await idOf('told-no'), answer: '写错了' }).expect(303);
    expect(await app.database.query("SELECT COUNT(*) AS told FROM outbox WHERE queue = 'notify' AND payload LIKE ?", [`%"proposal.refused","proposal":"${await idOf('told-no')}"%`])).toEqual([{ told: '0' }]);
  });

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
