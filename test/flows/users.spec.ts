import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { usersWanted } from '../../src/identity/users/users.queries.js';
import { keepingStatements } from '../../src/platform/database/statements.js';
import { type TestApp, eventually, startApp } from '../support/app.js';
import { turnIn } from '../support/links.js';
import { type MailSink, startMailSink } from '../support/mail.js';
import { type Agent, asStaff, createUser, logIn, stranger } from '../support/people.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let sink: MailSink;
let admin: Agent;

beforeAll(async () => {
  sink = await startMailSink();
  app = await startApp({ withWorker: true });
  await aDealer(app.database, 'hangzhou', { nameZh: '杭州启明' });
  await aDealer(app.database, 'hefei');
  admin = await asStaff(app, 'admin');
  await admin.get('/admin/users?lang=en');
});
afterAll(async () => {
  await app.stop();
  await sink.stop();
});

const idOf = async (login: string) => (await app.database.query<{ id: string }>('SELECT id FROM users WHERE login = ?', [login]))[0]?.id ?? '';
const rolesOf = async (login: string) => (await app.database.query<{ place: string }>(
  "SELECT CONCAT(COALESCE(p.code, 'supplier'), ':', m.role) AS place FROM memberships m JOIN users u ON u.id = m.user_id LEFT JOIN partners p ON p.id = m.partner_id WHERE u.login = ? ORDER BY m.id", [login])).map(({ place }) => place);
const actionsOn = async (login: string) => (await app.database.query<{ action: string }>('SELECT action FROM audit_entries WHERE subject = ? ORDER BY id', [`user:${await idOf(login)}`])).map(({ action }) => action);
const mailedLink = async (email: string, nth: number) => /\/password\/reset\/\S+/.exec((await eventually(async () => sink.to(email)[nth])).text)?.[0] ?? '';

const chosen = { password: 'a-new-long-password', repeat: 'a-new-long-password' };
const clerk = { login: 'zhou.lan', name: '周岚', email: 'zhou.lan@mail.example', language: 'zh-CN', place: 'staff', roles: ['finance', 'auditor'] };
const buyer = { login: 'wang.min', name: '王敏', email: 'wang.min@mail.example', language: 'en', place: 'partner', partner: 'hangzhou', roles: 'buyer' };

describe('a new user', () => {
  it('is created once, however often the form is sent, and is mailed a link to set the password', async () => {
    for (const _ of [1, 2]) await admin.postForm('/admin/users', { ...clerk, _key: 'new-clerk' }).expect(303).expect('location', '/admin/users/zhou.lan');
    expect(await rolesOf('zhou.lan')).toEqual(['supplier:finance', 'supplier:auditor']);
    expect(await actionsOn('zhou.lan')).toEqual(['user.created']);
    expect((await admin.get('/admin/users/zhou.lan').expect(200)).text).toContain('No password yet');
    const link = await mailedLink(clerk.email, 0);
    const page = await (await stranger(app)).get(link).expect(200);
    expect(page.text).toContain('欢迎，请设置密码');
    await (await stranger(app)).postForm(link, chosen).expect(303);
    const agent = await logIn(app, 'zhou.lan', chosen.password);
    await agent.get('/admin/audit').expect(200);
    expect(sink.to(clerk.email)).toHaveLength(1);
  });

  it('of a partner works there with the roles given', async () => {
    await admin.postForm('/admin/users', buyer).expect(303);
    expect(await rolesOf('wang.min')).toEqual(['hangzhou:buyer']);
    expect((await admin.get('/admin/users/wang.min').expect(200)).text).toContain('hangzhou Lighting');
  });

  it.each([
    ['no name', { name: '' }, 'Fill this in'], ['no address to write to', { email: 'nowhere' }, 'name@example.com'],
    ['a login with spaces', { login: 'wang min' }, 'beginning with a letter or digit'], ['a login that is an address of ours', { login: 'new' }, 'beginning with a letter or digit'],
    ['a login that is taken', { login: 'ZHOU.LAN' }, 'The account ZHOU.LAN is taken'], ['a partner there is not', { partner: 'nobody' }, 'There is no partner nobody'],
    ['no role', { roles: undefined }, 'Choose at least one role'], ['a role of the other kind', { roles: 'admin' }, 'Choose at least one role'],
  ])('comes back with what was typed when it has %s', async (_, change, message) => {
    const { text } = await admin.postForm('/admin/users', { ...buyer, login: 'li.na', ...change }).expect(422);
    expect(text).toContain(message);
    expect(text).toContain('name="partner"');
    expect(await rolesOf('li.na')).toEqual([]);
  });

  it('sets the password by the link once, even when it is used twice at the same time', async () => {
    await admin.postForm('/admin/users', { ...buyer, login: 'twice', email: 'twice@mail.example' }).expect(303);
    const link = await mailedLink('twice@mail.example', 0);
    const [one, two] = [await stranger(app), await stranger(app)];
    const answers = await Promise.all([one.postForm(link, chosen), two.postForm(link, { password: 'another-long-one', repeat: 'another-long-one' })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect((await actionsOn('twice')).filter((action) => action === 'password.reset')).toHaveLength(1);
    await (await stranger(app)).get(link).expect(404);
  });
});

describe('the list of users', () => {
  it.each([
    ['?q=%E5%91%A8', ['zhou.lan'], ['wang.min']], ['?q=mail.example', ['zhou.lan', 'wang.min'], ['staff-admin']], ['?q=%E6%9D%AD%E5%B7%9E%E5%90%AF', ['wang.min'], ['zhou.lan']],
    ['?view=staff', ['zhou.lan'], ['wang.min']], ['?view=partners', ['wang.min'], ['zhou.lan']], ['?role=finance', ['zhou.lan'], ['wang.min']],
    ['?partner=hangzhou', ['wang.min'], ['zhou.lan']], ['?role=owner&partner=hangzhou', [], ['wang.min']], ['?state=invited', ['wang.min'], ['zhou.lan']], ['?state=blocked', [], ['zhou.lan', 'wang.min']],
  ])('is narrowed by %s', async (query, shown, hidden) => {
    const { text } = await admin.get(`/admin/users${query}`).expect(200);
    for (const login of shown) expect(text).toContain(`/admin/users/${login}`);
    for (const login of hidden) expect(text).not.toContain(`/admin/users/${login}`);
  });

  it('is told from those who log in with a second factor', async () => {
    expect((await admin.get('/admin/users?view=staff').expect(200)).text).toContain('No second factor');
  });

  it('asks the database as often for few as for many, and turns its pages', async () => {
    const { result: few, statements } = await keepingStatements(() => usersWanted(app.database, { partner: 'hangzhou' }));
    for (let n = 0; n < 25; n++) await createUser(app.database, { login: `many-${n}`, partnerCode: 'hefei' });
    const { result: many, statements: more } = await keepingStatements(() => usersWanted(app.database, {}));
    expect([few.rows.length, many.rows.length, more.length]).toEqual([2, 20, statements.length]);
    const next = turnIn((await admin.get('/admin/users?view=partners').expect(200)).text, 'next') ?? '';
    expect((await admin.get(next).expect(200)).text).toContain('/admin/users/wang.min');
  });

  it('is for administrators alone', async () => {
    const finance = await asStaff(app, 'finance');
    await finance.get('/admin/users').expect(403);
    await finance.postForm('/admin/users/wang.min/state', { state: 'blocked' }).expect(403);
    await admin.get('/admin/users/nobody').expect(404);
    await admin.postForm('/admin/users/nobody/state', { state: 'blocked' }).expect(404);
  });
});

describe('where someone works', () => {
  it('is added, changed and taken away, each in the trail', async () => {
    await createUser(app.database, { login: 'moving', partnerCode: 'hangzhou', role: 'buyer' });
    for (const _ of [1, 2]) await admin.postForm('/admin/users/moving/memberships', { place: 'partner', partner: 'hefei', roles: ['buyer', 'learner'], _key: 'once' }).expect(303);
    expect((await admin.postForm('/admin/users/moving/memberships', { place: 'partner', partner: 'hefei', roles: 'owner' }).expect(422)).text).toContain('They work there already');
    const agent = await logIn(app, 'moving');
    await agent.get('/orders').expect(200);
    await admin.get('/admin/users/moving/memberships/hangzhou/edit').expect(200);
    await admin.postForm('/admin/users/moving/memberships/hangzhou', { roles: 'learner' }).expect(303);
    await agent.get('/orders').expect(403);
    await admin.postForm('/admin/users/moving/memberships/hangzhou/removal').expect(303);
    await agent.get('/account').expect(303);
    expect(await rolesOf('moving')).toEqual(['hefei:buyer', 'hefei:learner']);
    expect(await actionsOn('moving')).toEqual(['membership.added', 'membership.changed', 'membership.removed']);
    await admin.get('/admin/users/moving/memberships/hangzhou/edit').expect(404);
    await admin.postForm('/admin/users/moving/memberships/hangzhou/removal').expect(404);
    await admin.postForm('/admin/users/moving/memberships/nobody', { roles: 'buyer' }).expect(404);
  });

  it('keeps at least one role while it lasts', async () => {
    const { text } = await admin.postForm('/admin/users/moving/memberships/hefei').expect(422);
    expect(text).toContain('Choose at least one role');
  });
});

describe('someone who is blocked', () => {
  it('is out at once and stays out until unblocked', async () => {
    await createUser(app.database, { login: 'leaving', partnerCode: 'hangzhou', role: 'buyer' });
    const agent = await logIn(app, 'leaving');
    expect((await admin.get('/admin/users/leaving')).text).toContain('1 device');
    await admin.postForm('/admin/users/leaving/state', { state: 'blocked', reason: '离职' }).expect(303);
    await agent.get('/account').expect(303);
    await (await stranger(app)).postForm('/login', { login: 'leaving', password: 'lan-shi-2026' }).expect(422);
    expect((await admin.get('/admin/users/leaving')).text).toContain('离职');
    expect((await admin.postForm('/admin/users/leaving/password-link').expect(422)).text).toContain('This account is blocked');
    await admin.postForm('/admin/users/leaving/state', { state: 'active' }).expect(303);
    await agent.get('/account').expect(303);
    await logIn(app, 'leaving');
    expect(await actionsOn('leaving')).toEqual(['user.blocked', 'user.unblocked']);
  });

  it('cannot use a link mailed before', async () => {
    await admin.postForm('/admin/users', { ...buyer, login: 'early', email: 'early@mail.example' }).expect(303);
    const link = await mailedLink('early@mail.example', 0);
    await admin.postForm('/admin/users/early/state', { state: 'blocked' }).expect(303);
    await (await stranger(app)).get(link).expect(404);
    await admin.postForm('/admin/users/early/state', { state: 'active' }).expect(303);
    await (await stranger(app)).get(link).expect(404);
  });

  it('is not made by ending their sessions, which only logs them out', async () => {
    await createUser(app.database, { login: 'everywhere', partnerCode: 'hangzhou' });
    const [here, there] = [await logIn(app, 'everywhere'), await logIn(app, 'everywhere')];
    expect((await admin.get('/admin/users/everywhere')).text).toContain('2 devices');
    await admin.postForm('/admin/users/everywhere/sessions/removal').expect(303);
    for (const agent of [here, there]) await agent.get('/account').expect(303);
    expect((await admin.get('/admin/users/everywhere')).text).toContain('0 devices');
    await logIn(app, 'everywhere');
  });
});

describe('a password link sent by an administrator', () => {
  it('voids the earlier ones and leaves the password as it is until it is used', async () => {
    await createUser(app.database, { login: 'lost', partnerCode: 'hangzhou' });
    await admin.postForm('/admin/users/lost/password-link').expect(303);
    const first = await mailedLink('lost@example.com', 0);
    await admin.postForm('/admin/users/lost/password-link').expect(303);
    const second = await mailedLink('lost@example.com', 1);
    await logIn(app, 'lost');
    await (await stranger(app)).get(first).expect(404);
    await (await stranger(app)).postForm(second, chosen).expect(303);
    await logIn(app, 'lost', chosen.password);
    expect(sink.to('lost@example.com')[0]?.text).toContain('管理员');
  });

  it('is void once the address it went to is corrected', async () => {
    await admin.postForm('/admin/users', { ...buyer, login: 'typo', email: 'tpyo@mail.example' }).expect(303);
    const link = await mailedLink('tpyo@mail.example', 0);
    expect((await admin.postForm('/admin/users/typo', { name: '王敏', email: 'no', language: 'en' }).expect(422)).text).toContain('value="no"');
    await admin.postForm('/admin/users/typo', { name: '王小敏', email: 'typo@mail.example', language: 'en' }).expect(303);
    await (await stranger(app)).get(link).expect(404);
    await admin.postForm('/admin/users/typo/password-link').expect(303);
    expect(await mailedLink('typo@mail.example', 0)).toMatch(/^\/password\/reset\//);
    expect(await actionsOn('typo')).toEqual(['user.created', 'user.changed', 'user.link_sent']);
  });
});

describe('administrators', () => {
  const adminsLeft = async () => (await app.database.query(
    "SELECT u.id FROM users u JOIN memberships m ON m.user_id = u.id WHERE m.role = 'admin' AND m.partner_id IS NULL AND u.status = 'active' AND u.password_hash <> ''")).length;

  it('neither block nor demote themselves', async () => {
    await createUser(app.database, { login: 'second', staffRole: 'admin' });
    expect((await admin.postForm('/admin/users/staff-admin/state', { state: 'blocked' }).expect(422)).text).toContain('You cannot block yourself');
    expect((await admin.postForm('/admin/users/staff-admin/memberships/supplier', { roles: 'auditor' }).expect(422)).text).toContain('You cannot take roles from yourself');
    expect((await admin.postForm('/admin/users/staff-admin/memberships/supplier/removal').expect(422)).text).toContain('You cannot take roles from yourself');
    expect(await adminsLeft()).toBe(2);
  });

  it('may be given further roles', async () => {
    await admin.postForm('/admin/users/staff-admin/memberships/supplier', { roles: ['admin', 'finance'] }).expect(303);
    expect(await rolesOf('staff-admin')).toEqual(['supplier:admin', 'supplier:finance']);
  });

  it.each([
    ['demote', 'memberships/supplier', { roles: 'finance' }], ['block', 'state', { state: 'blocked' }],
  ])('who %s each other at once leave one', async (_, path, form) => {
    const pair = [`one-${_}`, `two-${_}`];
    for (const login of pair) await createUser(app.database, { login, staffRole: 'admin' });
    await app.database.query("DELETE m FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.role = 'admin' AND u.login NOT IN (?)", [pair]);
    const [one, two] = await Promise.all(pair.map((login) => logIn(app, login))) as [Agent, Agent];
    const answers = await Promise.all([one.postForm(`/admin/users/${pair[1]}/${path}`, form), two.postForm(`/admin/users/${pair[0]}/${path}`, form)]);
    expect(await adminsLeft()).toBe(1);
    expect(answers.map(({ status }) => status)).toContain(303);
  });

  it('who cannot log in yet do not count: the last who can stays', async () => {
    const [left] = await app.database.query<{ login: string }>(
      "SELECT u.login FROM users u JOIN memberships m ON m.user_id = u.id WHERE m.role = 'admin' AND u.status = 'active' AND m.partner_id IS NULL");
    const agent = await logIn(app, left?.login ?? '');
    await agent.get('/admin/users?lang=en');
    await agent.postForm('/admin/users', { ...clerk, login: 'next.admin', roles: 'admin', email: 'next@mail.example' }).expect(303);
    await createUser(app.database, { login: 'helper', staffRole: 'admin' });
    const helper = await logIn(app, 'helper');
    await helper.get('/admin/users?lang=en');
    await agent.postForm('/admin/users/helper/memberships/supplier', { roles: 'finance' }).expect(303);
    await helper.get('/admin/users').expect(403);
    expect(await adminsLeft()).toBe(1);
  });
});
