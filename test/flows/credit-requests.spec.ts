import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DecideLimit } from '../../src/credit/limits/decide-limit.js';
import { ApproveRequest } from '../../src/credit/requests/approve-request.js';
import { RefuseRequest } from '../../src/credit/requests/refuse-request.js';
import { SetCreditTerms } from '../../src/credit/set-credit-terms.js';
import { RunNightly } from '../../src/settlement/collection/run-nightly.js';
import { addDays } from '../../src/platform/clock/days.js';
import { eventually, startApp, type TestApp } from '../support/app.js';
import { aCreditRequest, aStaffActor, todayOf } from '../support/collection.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asBuyerOf, asOwnerOf, asStaff } from '../support/people.js';
import { aPicture, aPlacedOrder, bookDifferences, codesOf, Crash, dyingAt, survives, traceOf } from '../support/settlement.js';
import { aDealer, aProduct } from '../support/trade.js';

let app: TestApp;
let finance: Agent;
let admin: Agent;

beforeAll(async () => {
  app = await startApp({ withWorker: true });
  [finance, admin] = [await asStaff(app, 'finance'), await asStaff(app, 'admin')];
  await aProduct(app.database, 'DL', { price: '100.0000', stock: 100_000 });
});
afterAll(() => app.stop());

const wordsAt = async (agent: Agent, path: string) => wordsOf((await agent.get(path).expect(200)).text);
const until = () => addDays(todayOf(app), 20);
const statusOf = async (order: string) => (await app.database.query<{ status: string }>('SELECT status FROM orders WHERE number = ?', [order]))[0]?.status;
const temporaryOf = async (code: string) => (await app.database.query<{ amount: string; until: string | null }>('SELECT a.temporary_limit AS amount, a.temporary_until AS until FROM credit_accounts a JOIN partners p ON p.id = a.partner_id WHERE p.code = ?', [code]))[0];

describe('a request for more credit', () => {
  it('is sent by the dealer with its reasons and papers, granted by finance, and lets the waiting order go', async () => {
    await aDealer(app.database, 'asks', { creditLimit: '1000.00' });
    const order = await aPlacedOrder(app, 'asks', [{ sku: 'DL', quantity: 15 }]);
    expect(await statusOf(order)).toBe('held');
    const owner = await asOwnerOf(app, 'asks');
    const send = (fields: Record<string, string>) => Object.entries({ _csrf: owner.csrf, ...fields }).reduce((sent, [name, value]) => sent.field(name, value), owner.post('/account/credit/requests')).attach('papers', aPicture.content, '合同.png');
    const refused = await send({ amount: '5,000', fromOn: todayOf(app), untilOn: addDays(todayOf(app), -1), reason: '' }).expect(422);
    expect(refused.text).toContain('value="5,000"');
    const { headers } = await send({ amount: '5,000', fromOn: todayOf(app), untilOn: until(), reason: '酒店项目备货' }).expect(303);
    const number = String(headers.location).split('/').at(-1);
    const page = await wordsAt(finance, `/admin/credit/requests/${number}`);
    expect(page).toContain('酒店项目备货');
    expect(page).toContain('合同.png');
    await finance.postForm(`/admin/credit/requests/${number}/approval`, { amount: '600', untilOn: until(), remark: '先批 600' }).expect(303);
    await eventually(async () => (await statusOf(order)) === 'approved');
    expect(await wordsAt(owner, `/account/credit/requests/${number}`)).toContain('已批准 ¥ 600.00');
    await eventually(async () => (await wordsAt(owner, '/notifications')).includes('临时额度已批准'));
    await (await asBuyerOf(app, 'asks')).get('/account/credit/requests/new').expect(403);
  });

  it('above the bound takes a second person with the higher permission', async () => {
    await aDealer(app.database, 'large', { creditLimit: '1000.00' });
    const number = await aCreditRequest(app, 'large', '150000.00');
    const path = `/admin/credit/requests/${number}`;
    const approval = { amount: '150000', untilOn: until() };
    await finance.postForm(`${path}/approval`, approval).expect(303);
    expect(await temporaryOf('large')).toEqual({ amount: '0.00', until: null });
    expect(wordsOf((await finance.postForm(`${path}/approval`, approval).expect(422)).text)).toContain('需由另一位同事复核');
    await admin.postForm(`${path}/approval`, { ...approval, amount: '160000' }).expect(422);
    await admin.postForm(`${path}/approval`, approval).expect(303);
    expect(await temporaryOf('large')).toEqual({ amount: '150000.00', until: until() });
  });

  it('is decided once, whoever comes first', async () => {
    await aDealer(app.database, 'raced', { creditLimit: '1000.00' });
    const asked = await Promise.allSettled([1, 2, 3].map(() => aCreditRequest(app, 'raced', '500.00')));
    expect(codesOf(asked)).toEqual(['already_asked', 'already_asked', 'done']);
    const [row] = await app.database.query<{ number: string }>("SELECT r.number FROM credit_requests r JOIN partners p ON p.id = r.partner_id WHERE p.code = 'raced'");
    const [number, staff] = [row?.number ?? '', aStaffActor('one', 'credit.manage')];
    const decided = await Promise.allSettled([
      app.web.get(ApproveRequest).run(staff, number, { amount: '500.00', until: until(), answer: '' }), app.web.get(RefuseRequest).run(aStaffActor('two', 'credit.manage'), number, '不行'),
    ]);
    expect(codesOf(decided)).toEqual(['done', 'request_decided']);
    await expect(app.web.get(RefuseRequest).run(staff, number, '不行')).rejects.toMatchObject({ code: 'request_decided' });
  });

  it('that begins later is in force from its first day, and its end is told three days before', async () => {
    const partnerId = await aDealer(app.database, 'later', { creditLimit: '1000.00' });
    const owner = await asOwnerOf(app, 'later');
    const sent = await owner.postForm('/account/credit/requests', { amount: '500', fromOn: addDays(todayOf(app), 1), untilOn: addDays(todayOf(app), 2), reason: '国庆备货' }).expect(303);
    const number = String(sent.headers.location).split('/').at(-1) ?? '';
    await finance.postForm(`/admin/credit/requests/${number}/approval`, { amount: '500', untilOn: addDays(todayOf(app), 2) }).expect(303);
    expect(await temporaryOf('later')).toMatchObject({ amount: '0.00' });
    await app.web.get(RunNightly).run();
    expect(await temporaryOf('later')).toMatchObject({ amount: '0.00' });
    await app.database.query('UPDATE credit_requests SET from_on = ? WHERE partner_id = ?', [todayOf(app), partnerId]);
    await app.web.get(RunNightly).run();
    await app.web.get(RunNightly).run();
    expect(await temporaryOf('later')).toMatchObject({ amount: '500.00' });
    await eventually(async () => (await wordsAt(owner, '/notifications')).includes('临时额度将于'));
    const told = await app.database.query("SELECT n.id FROM notifications n WHERE n.partner_id = ? AND n.kind = 'account.ending'", [partnerId]);
    expect(told).toHaveLength(1);
  });

  it('leaves nothing half done when the process dies, and the books as they were', async () => {
    await aDealer(app.database, 'dies', { creditLimit: '1000.00' });
    const survive = async (work: () => Promise<unknown>) => {
      const before = await traceOf(app);
      for (let step = 1; ; step++) {
        const lived = await dyingAt(app, step, work).then(() => true, (error: unknown) => {
          if (!(error instanceof Crash)) throw error;
          return false;
        });
        if (lived) return expect(step).toBeGreaterThan(5);
        expect(await traceOf(app)).toBe(before);
      }
    };
    await app.worker?.close();
    await survive(() => aCreditRequest(app, 'dies', '500.00'));
    const [row] = await app.database.query<{ number: string }>("SELECT r.number FROM credit_requests r JOIN partners p ON p.id = r.partner_id WHERE p.code = 'dies'");
    await survive(() => app.web.get(ApproveRequest).run(aStaffActor('one', 'credit.manage'), row?.number ?? '', { amount: '500.00', until: until(), answer: '' }));
    expect(await bookDifferences(app)).toEqual([]);
  });
});

describe('a limit above the bound', () => {
  const limitOf = async (code: string) => (await app.database.query<{ limit: string | null }>('SELECT a.credit_limit AS `limit` FROM credit_accounts a JOIN partners p ON p.id = a.partner_id WHERE p.code = ?', [code]))[0]?.limit;
  const proposalOf = async (code: string) => (await app.database.query<{ id: string }>('SELECT MAX(x.id) AS id FROM limit_proposals x JOIN partners p ON p.id = x.partner_id WHERE p.code = ?', [code]))[0]?.id ?? '';
  const terms = (agent: Agent, code: string, fields: Record<string, string>) => agent.postForm(`/admin/credit/${code}/terms`, { kind: 'limited', overdueDaysAllowed: '20', ...fields });

  it('waits for another person with the permission for large ones, the rest of the terms holds at once', async () => {
    await aDealer(app.database, 'grand', { creditLimit: '1000.00' });
    await terms(admin, 'grand', { creditLimit: '100000.01' }).expect(303);
    expect(await limitOf('grand')).toBe('1000.00');
    expect(await app.database.query("SELECT a.overdue_days_allowed AS days FROM credit_accounts a JOIN partners p ON p.id = a.partner_id WHERE p.code = 'grand'")).toEqual([{ days: 20 }]);
    expect(wordsOf((await terms(admin, 'grand', { kind: 'unlimited' }).expect(422)).text)).toContain('等待复核');
    for (const path of ['/admin/credit', '/admin/credit/grand']) expect(await wordsAt(finance, path)).toContain('¥100,000.01');
    const form = { proposal: await proposalOf('grand') };
    expect(await app.database.query("SELECT COUNT(*) AS jobs FROM outbox WHERE queue = 'notify' AND payload LIKE ?", [`%"proposal.waiting","proposal":"${form.proposal}"%`])).toEqual([{ jobs: '1' }]);
    expect((await admin.get('/admin/credit/grand')).text).not.toContain('limit/approval');
    expect(wordsOf((await admin.postForm('/admin/credit/grand/limit/approval', form).expect(422)).text)).toContain('另一位同事复核');
    await (await asStaff(app, 'auditor')).postForm('/admin/credit/grand/limit/approval', form).expect(403);
    expect(await limitOf('grand')).toBe('1000.00');
    await admin.postForm('/admin/credit/grand/limit/refusal', { ...form, answer: ' ' }).expect(422);
    await admin.postForm('/admin/credit/grand/limit/refusal', { ...form, answer: '写错了' }).expect(303);
    await terms(admin, 'grand', { kind: 'unlimited' }).expect(303);
    const second = aStaffActor('second', 'credit.approve_large');
    await expect(app.web.get(DecideLimit).approve(second, 'grand', form.proposal)).rejects.toMatchObject({ code: 'limit_decided' });
    await app.web.get(DecideLimit).approve(second, 'grand', await proposalOf('grand'));
    expect(await limitOf('grand')).toBeNull();
    for (const action of ['limit_proposed', 'limit_refused', 'limit_approved']) expect(await app.database.query("SELECT id FROM audit_entries WHERE action = ? AND subject = 'grand' LIMIT 1", [`credit.${action}`])).toHaveLength(1);
  });

  it('is decided once, whoever comes first, and whole when a process dies', async () => {
    await aDealer(app.database, 'grander', { creditLimit: '1000.00' });
    const set = () => app.web.get(SetCreditTerms).run(aStaffActor('first', 'credit.manage'), 'grander', { creditLimit: '500000.00', temporaryLimit: '0', temporaryUntil: null, overdueDaysAllowed: 30, overdueAmountAllowed: null });
    expect(codesOf(await Promise.allSettled([set(), set(), set()]))).toEqual(['done', 'limit_waits', 'limit_waits']);
    const [id, decide] = [await proposalOf('grander'), app.web.get(DecideLimit)];
    await survives(app, () => decide.approve(aStaffActor('second', 'credit.approve_large'), 'grander', id), { traced: async () => (await traceOf(app)) + JSON.stringify(await app.database.query('SELECT * FROM limit_proposals')) });
    expect(await limitOf('grander')).toBe('500000.00');
    const outcomes = await Promise.allSettled([decide.approve(aStaffActor('third', 'credit.approve_large'), 'grander', id), decide.refuse(aStaffActor('fourth', 'credit.manage'), 'grander', id, '过高')]);
    expect(codesOf(outcomes)).toEqual(['limit_decided', 'limit_decided']);
  });
});
