import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { colleaguesOf } from '../../src/identity/people/people.queries.js';
import { keepingStatements } from '../../src/platform/database/statements.js';
import { type TestApp, eventually, startApp } from '../support/app.js';
import { turnIn } from '../support/links.js';
import { type MailSink, startMailSink } from '../support/mail.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asBuyerOf, asOwnerOf, createUser, logIn, stranger } from '../support/people.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let sink: MailSink;
let owner: Agent;
let hangzhou: string;

beforeAll(async () => {
  sink = await startMailSink();
  app = await startApp({ withWorker: true });
  hangzhou = await aDealer(app.database, 'hangzhou');
  await aDealer(app.database, 'hefei', { nameZh: '合肥庐州' });
  owner = await asOwnerOf(app, 'hangzhou');
  await owner.get('/account/people?lang=en');
});
afterAll(async () => {
  await app.stop();
  await sink.stop();
});

const rolesOf = async (login: string) => (await app.database.query<{ place: string }>(
  "SELECT CONCAT(p.code, ':', m.role) AS place FROM memberships m JOIN users u ON u.id = m.user_id JOIN partners p ON p.id = m.partner_id WHERE u.login = ? ORDER BY m.id", [login])).map(({ place }) => place);
const refusal = (html: string) => /<div class="errors"[\s\S]*?<\/div>/.exec(html)?.[0] ?? '';
const chosen = { password: 'a-new-long-password', repeat: 'a-new-long-password' };
const invited = { login: 'li.fang', name: '李芳', email: 'li.fang@mail.example', roles: 'accountant' };

describe("a partner's owner", () => {
  it('finds the page of the people from the own account', async () => {
    expect((await owner.get('/account').expect(200)).text).toContain('href="/account/people"');
    const buyer = await asBuyerOf(app, 'hangzhou');
    expect((await buyer.get('/account').expect(200)).text).not.toContain('href="/account/people"');
    await buyer.get('/account/people').expect(403);
    await buyer.postForm('/account/people', invited).expect(403);
  });

  it('invites someone once, who sets the password by the link in the mail', async () => {
    for (const _ of [1, 2]) await owner.postForm('/account/people', { ...invited, _key: 'invite' }).expect(303);
    const letter = await eventually(async () => sink.to(invited.email)[0]);
    const link = /\/password\/reset\/\S+/.exec(letter.text)?.[0] ?? '';
    await (await stranger(app)).postForm(link, chosen).expect(303);
    await (await logIn(app, 'li.fang', chosen.password)).get('/invoices').expect(200);
    expect(await rolesOf('li.fang')).toEqual(['hangzhou:accountant']);
    expect(sink.to(invited.email)).toHaveLength(1);
    const [entry] = await app.database.query("SELECT actor_name, partner_id FROM audit_entries WHERE action = 'user.created'");
    expect(entry).toEqual({ actor_name: 'hangzhou-owner', partner_id: hangzhou });
  });

  it('is told what to mend, with what was typed', async () => {
    const { text } = await owner.postForm('/account/people', { ...invited, login: 'ne w', email: 'x', roles: undefined }).expect(422);
    expect(text).toContain('value="ne w"');
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect(text).toContain('Choose at least one role');
    expect((await owner.postForm('/account/people', { ...invited, login: 'boss', roles: 'admin' }).expect(422)).text).toContain('Choose at least one role');
    expect(await rolesOf('boss')).toEqual([]);
  });

  it('sends the invitation again to those who have no password yet, and to nobody else', async () => {
    await owner.postForm('/account/people', { ...invited, login: 'slow', email: 'slow@mail.example' }).expect(303);
    await eventually(async () => sink.to('slow@mail.example')[0]);
    await owner.postForm('/account/people/slow/invitation').expect(303);
    await eventually(async () => sink.to('slow@mail.example')[1]);
    await owner.postForm('/account/people/li.fang/invitation').expect(404);
  });

  it('sends nobody more than five an hour: an owner chose the address and may be wrong about it, or worse', async () => {
    await owner.postForm('/account/people', { ...invited, login: 'pelted', email: 'pelted@mail.example' }).expect(303);
    for (let n = 0; n < 4; n++) await owner.postForm('/account/people/pelted/invitation').expect(303);
    const { text } = await owner.postForm('/account/people/pelted/invitation').expect(422);
    expect(text).toContain('were sent within the hour');
    expect(await app.database.query("SELECT COUNT(*) AS n FROM password_resets r JOIN users u ON u.id = r.user_id WHERE u.login = 'pelted'")).toEqual([{ n: '5' }]);
  });

  it('waits for at most twenty answers at a time, also when two invite at once', async () => {
    await aDealer(app.database, 'eager');
    const eager = await asOwnerOf(app, 'eager');
    for (let n = 0; n < 19; n++) await createUser(app.database, { login: `eager-${n}`, partnerCode: 'eager', role: 'buyer' });
    await app.database.query("UPDATE users SET password_hash = '' WHERE login REGEXP '^eager-[0-9]+$'");
    const answers = await Promise.all(['eager-a', 'eager-b', 'eager-c'].map((login) => eager.postForm('/account/people', { ...invited, login })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422, 422]);
    expect(answers.find(({ status }) => status === 422)?.text).toContain('有 20 个邀请尚未接受');
    await eager.postForm('/account/people/eager-0/removal').expect(303);
    await eager.postForm('/account/people', { ...invited, login: 'eager-d' }).expect(303);
    // who removes and invites again and again is stopped for the day
    await app.database.query(`INSERT INTO audit_entries (actor, actor_name, action, action_group, subject, partner_id, happened_at) SELECT 'user:1', '', 'user.created', 'user', '', p.id, UTC_TIMESTAMP() FROM partners p JOIN seq_1_to_28 WHERE p.code = 'eager'`);
    await eager.postForm('/account/people/eager-1/removal').expect(303);
    expect((await eager.postForm('/account/people', { ...invited, login: 'eager-e' }).expect(422)).text).toContain('24 小时内最多邀请 30 人');
  });

  it('changes roles and takes someone out of the company; the account stays', async () => {
    await createUser(app.database, { login: 'both', partnerCode: 'hangzhou', role: 'buyer' });
    await createUser(app.database, { login: 'both', partnerCode: 'hefei', role: 'owner' });
    await owner.postForm('/account/people/both', { roles: ['accountant', 'learner'] }).expect(303);
    expect(await rolesOf('both')).toEqual(['hefei:owner', 'hangzhou:accountant', 'hangzhou:learner']);
    await owner.postForm('/account/people/both/removal').expect(303);
    expect(await rolesOf('both')).toEqual(['hefei:owner']);
    await (await logIn(app, 'both')).get('/account').expect(200);
    await owner.get('/account/people/both/edit').expect(404);
    await owner.postForm('/account/people/both', { roles: 'buyer' }).expect(404);
  });

  it('knows nothing of what colleagues do elsewhere', async () => {
    await createUser(app.database, { login: 'elsewhere', partnerCode: 'hangzhou', role: 'learner' });
    await createUser(app.database, { login: 'elsewhere', partnerCode: 'hefei', role: 'accountant' });
    for (const path of ['/account/people', '/account/people/elsewhere/edit']) {
      const text = wordsOf((await owner.get(path).expect(200)).text);
      expect(text).not.toContain('hefei');
      expect(text).not.toContain('合肥');
    }
  });
});

describe('people of other companies', () => {
  it('are not there', async () => {
    await createUser(app.database, { login: 'hefei-buyer', partnerCode: 'hefei', role: 'buyer' });
    await createUser(app.database, { login: 'some-clerk', staffRole: 'finance' });
    for (const login of ['hefei-buyer', 'some-clerk', 'nobody']) {
      await owner.get(`/account/people/${login}/edit`).expect(404);
      await owner.postForm(`/account/people/${login}`, { roles: 'owner' }).expect(404);
      await owner.postForm(`/account/people/${login}/removal`).expect(404);
      await owner.postForm(`/account/people/${login}/invitation`).expect(404);
    }
    expect((await owner.get('/account/people?q=hefei')).text).not.toContain('/account/people/hefei-buyer');
  });

  it('are not told of by an invitation: a taken login is refused alike whoever has it, an address never is', async () => {
    const messages = await Promise.all(['hefei-buyer', 'some-clerk', 'elsewhere'].map(async (login) =>
      refusal((await owner.postForm('/account/people', { ...invited, login, email: 'fresh@mail.example' }).expect(422)).text).replaceAll(login, '')));
    expect(new Set(messages).size).toBe(1);
    expect(messages[0]).not.toMatch(/hefei|合肥|supplier/);
    await owner.postForm('/account/people', { ...invited, login: 'namesake', email: 'hefei-buyer@example.com' }).expect(303);
    expect(await rolesOf('namesake')).toEqual(['hangzhou:accountant']);
    expect(await rolesOf('hefei-buyer')).toEqual(['hefei:buyer']);
  });
});

describe('the last owner', () => {
  it('stays', async () => {
    for (const [path, form] of [['/account/people/hangzhou-owner', { roles: 'buyer' }], ['/account/people/hangzhou-owner/removal', {}]] as const) {
      expect((await owner.postForm(path, form).expect(422)).text).toContain('last owner who can log in');
    }
    expect(await rolesOf('hangzhou-owner')).toEqual(['hangzhou:owner']);
  });

  it('is not whoever has yet to accept the invitation', async () => {
    await owner.postForm('/account/people', { ...invited, login: 'heir', email: 'heir@mail.example', roles: 'owner' }).expect(303);
    await owner.postForm('/account/people/hangzhou-owner', { roles: 'buyer' }).expect(422);
  });

  it('is left when two owners put each other out at once', async () => {
    await createUser(app.database, { login: 'partner-a', partnerCode: 'hefei', role: 'owner' });
    await createUser(app.database, { login: 'partner-b', partnerCode: 'hefei', role: 'owner' });
    await app.database.query("DELETE m FROM memberships m JOIN users u ON u.id = m.user_id WHERE u.login = 'both'");
    const [a, b] = [await logIn(app, 'partner-a'), await logIn(app, 'partner-b')];
    await Promise.all([a.postForm('/account/people/partner-b/removal'), b.postForm('/account/people/partner-a/removal')]);
    expect([...await rolesOf('partner-a'), ...await rolesOf('partner-b')]).toEqual(['hefei:owner']);
  });

  it('may step back when there is another', async () => {
    await createUser(app.database, { login: 'successor', partnerCode: 'hangzhou', role: 'owner' });
    await owner.postForm('/account/people/hangzhou-owner', { roles: 'buyer' }).expect(303).expect('location', '/account');
    await owner.get('/account/people').expect(403);
  });
});

describe('the list of people', () => {
  it('asks the database as often for few as for many, and turns its pages', async () => {
    const agent = await logIn(app, 'successor');
    const { statements } = await keepingStatements(() => colleaguesOf(app.database, hangzhou, { q: 'successor' }));
    for (let n = 0; n < 25; n++) await createUser(app.database, { login: `many-${n}`, partnerCode: 'hangzhou', role: 'buyer' });
    const { result, statements: more } = await keepingStatements(() => colleaguesOf(app.database, hangzhou, {}));
    expect([result.rows.length, more.length]).toEqual([20, statements.length]);
    const next = turnIn((await agent.get('/account/people').expect(200)).text, 'next') ?? '';
    expect((await agent.get(next).expect(200)).text).toContain('/account/people/li.fang/edit');
  });
});
