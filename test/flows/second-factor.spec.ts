import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import request from 'supertest';
import { type TestApp, eventually, startApp } from '../support/app.js';
import { type MailSink, startMailSink } from '../support/mail.js';
import { type Agent, asStaff, createUser, everyonesPassword, logIn, renewForms, stranger } from '../support/people.js';
import { asInProduction, secondFactorFor, typedInto } from '../support/second-factor.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let sink: MailSink;
let people = 0;
let login: string;

beforeAll(async () => {
  process.env.TRUST_PROXY = '1';
  sink = await startMailSink();
  app = await startApp({ withWorker: true });
  await aDealer(app.database, 'qingquan');
});
beforeEach(async () => {
  login = `person-${++people}`;
  await createUser(app.database, { login, partnerCode: 'qingquan' });
});
afterAll(async () => {
  delete process.env.TRUST_PROXY;
  await app.stop();
  await sink.stop();
});

const shownCodes = (html: string) => [...html.matchAll(/<li><code>([0-9a-z-]{11})<\/code>/g)].map(([, code]) => code ?? '');
const cookieIn = (headers: unknown) => String((headers as Record<string, string[]>)['set-cookie']?.find((cookie) => cookie.startsWith('qudao=')));
const actionsOf = async (who: string) => (await app.database.query<{ action: string }>(
  "SELECT action FROM audit_entries WHERE subject = (SELECT CONCAT('user:', id) FROM users WHERE login = ?) ORDER BY id", [who])).map(({ action }) => action);

/** A browser in which the password was right; the page asks for the code. */
async function halfway(who = login, password = everyonesPassword, next?: string): Promise<Agent> {
  const agent = await stranger(app);
  await agent.postForm('/login', { login: who, password, next }).expect(303).expect('location', '/login/code');
  const { text } = await agent.get('/login/code').expect(200);
  return Object.assign(agent, { csrf: /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '' });
}

const enter = (agent: Agent, code: string) => agent.postForm('/login/code', { code });

describe('setting a second factor up', () => {
  it('offers one secret in two tabs, takes it once its app shows the right code, and shows ten recovery codes once', async () => {
    const agent = await logIn(app, login);
    const [one, two] = await Promise.all([agent.get('/account/second-factor'), agent.get('/account/second-factor')]);
    expect(one.text).toContain('src="data:image/svg+xml;base64,');
    expect(typedInto(one.text).secret).toEqual(typedInto(two.text).secret);
    const phone = typedInto(one.text);
    const wrong = await agent.postForm('/account/second-factor', { current: everyonesPassword, code: phone.code(9) }).expect(422);
    expect(typedInto(wrong.text).secret).toEqual(phone.secret);
    expect((await agent.postForm('/account/second-factor', { current: 'not mine', code: phone.code() }).expect(422)).text).toContain('当前密码不正确');
    const { text } = await agent.postForm('/account/second-factor', { current: everyonesPassword, code: phone.code() }).expect(201).expect('cache-control', 'no-store');
    const codes = shownCodes(text);
    expect(codes).toHaveLength(10);
    expect((await agent.get('/account/security')).text).toContain('剩余 10 个恢复码');
    expect((await agent.get('/account/second-factor')).text).not.toContain(codes[0]);
    expect((await agent.postForm('/account/second-factor', { current: everyonesPassword, code: phone.code(1) }).expect(422)).text).not.toContain('<code>');
    const kept = JSON.stringify(await app.database.query('SELECT secret AS text FROM second_factors UNION ALL SELECT code_hash FROM recovery_codes UNION ALL SELECT content FROM sessions UNION ALL SELECT payload FROM outbox'));
    expect([codes[0], codes[0]?.replace('-', ''), phone.secret.toString('base64'), phone.secret.toString('base64url')].filter((text) => kept.includes(text ?? ''))).toEqual([]);
    await eventually(async () => sink.to(`${login}@example.com`).find(({ subject }) => subject === '两步验证已启用'));
  });
});

describe('logging in with a second factor', () => {
  it('opens nothing before the code, and goes on to the page that was asked for', async () => {
    const phone = await secondFactorFor(app, login);
    const agent = await halfway(login, everyonesPassword, '/account?x=1');
    await agent.get('/account').expect(303).expect('location', /^\/login/);
    await enter(agent, ` ${phone.code().slice(0, 3)} ${phone.code().slice(3)}`).expect(303).expect('location', '/account?x=1');
    await agent.get('/account').expect(200);
    expect((await actionsOf(login)).filter((action) => action.endsWith('failed'))).toEqual([]);
  });

  it('changes the session at each step, so that an id known before is worth nothing', async () => {
    const phone = await secondFactorFor(app, login);
    const agent = await stranger(app);
    const password = await agent.postForm('/login', { login, password: everyonesPassword });
    const { text } = await agent.get('/login/code');
    const code = await agent.post('/login/code').type('form').send({ _csrf: /name="_csrf" value="([^"]+)"/.exec(text)?.[1], code: phone.code() }).expect(303);
    const [first, second] = [cookieIn(password.headers), cookieIn(code.headers)];
    expect(second).not.toBe(first);
    await request(app.url).get('/account').set('Cookie', first.split(';')[0] ?? '').expect(303);
    await request(app.url).get('/account').set('Cookie', second.split(';')[0] ?? '').expect(200);
  });

  it('takes a code once, even when it is sent twice at once or later from elsewhere', async () => {
    const phone = await secondFactorFor(app, login);
    const [one, two, late] = [await halfway(), await halfway(), await halfway()];
    const code = phone.code();
    const answers = await Promise.all([enter(one, code), enter(two, code)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect((await enter(late, code).expect(422)).text).toContain('验证码不正确，或已经用过');
    expect((await enter(late, phone.code(-1))).status).toBe(422);
    await enter(late, phone.code(1)).expect(303);
  });

  it('takes a recovery code in its place, each once', async () => {
    const { codes: [first = '', second = ''] } = await secondFactorFor(app, login);
    const agent = await halfway();
    expect((await agent.get('/login/code?way=recovery')).text).toContain('没有用过的恢复码');
    await enter(agent, first.toUpperCase().replace('-', ' ')).expect(303);
    const again = await halfway();
    const refused = await again.postForm('/login/code', { code: first, way: 'recovery' }).expect(422);
    expect(refused.text).toContain('没有用过的恢复码');
    await enter(again, second).expect(303);
    expect(await actionsOf(login)).toEqual(expect.arrayContaining(['second_factor.recovery_used', 'second_factor.code_failed']));
    await renewForms(again);
    expect((await again.get('/account/security')).text).toContain('剩余 8 个恢复码');
  });

  it('is over when it was half done too long ago, or the password changed meanwhile', async () => {
    const phone = await secondFactorFor(app, login);
    const [slow, stale] = [await halfway(), await halfway()];
    await app.database.query("UPDATE sessions SET content = JSON_SET(content, '$.awaited.at', 1) WHERE user_id IS NULL AND content LIKE '%awaited%' ORDER BY created_at DESC LIMIT 2");
    await enter(slow, phone.code()).expect(303).expect('location', '/login?expired=1');
    await slow.get('/login/code').expect(303).expect('location', '/');
    await enter(stale, phone.code()).expect(303).expect('location', '/login?expired=1');
    const overtaken = await halfway();
    await app.database.query('UPDATE users SET signed_out_at = UTC_TIMESTAMP(6) WHERE login = ?', [login]);
    await enter(overtaken, phone.code()).expect(303).expect('location', '/login?expired=1');
  });

  it('meets a growing pause when codes are guessed, which the owner elsewhere does not feel', async () => {
    const phone = await secondFactorFor(app, login);
    const guesser = await halfway();
    const from = (agent: Agent, address: string, code: string) => enter(agent, code).set('X-Forwarded-For', address);
    for (let n = 0; n < 5; n++) await from(guesser, '203.0.113.9', phone.code(50 + n)).expect(422);
    expect((await from(guesser, '203.0.113.9', phone.code())).status).toBe(429);
    const all = await Promise.all(Array.from({ length: 10 }, () => from(guesser, '203.0.113.9', '000000')));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([429]));
    await from(await halfway(), '198.51.100.4', phone.code()).expect(303);
  });
});

describe('a second factor that is on', () => {
  it('is asked for at a change of password, and turned off with both only', async () => {
    const phone = await secondFactorFor(app, login);
    const agent = await halfway();
    await enter(agent, phone.codes[0] ?? '').expect(303);
    await renewForms(agent);
    const change = { current: everyonesPassword, password: 'a-new-long-password', repeat: 'a-new-long-password' };
    expect((await agent.postForm('/account/password', change).expect(422)).text).toContain('验证码不正确');
    for (const form of [{ current: everyonesPassword, code: '000000' }, { current: 'wrong', code: phone.code() }]) await agent.postForm('/account/second-factor/removal', form).expect(422);
    const renewed = shownCodes((await agent.postForm('/account/second-factor/recovery-codes', { current: everyonesPassword, code: phone.code() }).expect(201)).text);
    expect(renewed).toHaveLength(10);
    await agent.postForm('/account/second-factor/removal', { current: everyonesPassword, code: phone.codes[1] }).expect(422);
    await agent.postForm('/account/second-factor/removal', { current: everyonesPassword, code: renewed[0] }).expect(303);
    await renewForms(agent);
    expect(typedInto((await agent.get('/account/second-factor')).text).secret).toHaveLength(20);
    await logIn(app, login);
    expect((await actionsOf(login)).slice(-1)).toEqual(['second_factor.turned_off']);
  });

  it('is reset by an administrator, never their own; the person is told and logged out everywhere', async () => {
    const phone = await secondFactorFor(app, login);
    const agent = await halfway();
    await enter(agent, phone.code()).expect(303);
    const admin = await asStaff(app, 'admin');
    expect((await admin.get(`/admin/users/${login}`)).text).toContain(`重置 ${login} 的两步验证？`);
    await admin.postForm(`/admin/users/${login}/second-factor/removal`).expect(303);
    await agent.get('/account').expect(303);
    await logIn(app, login);
    expect(await actionsOf(login)).toContain('second_factor.reset');
    await eventually(async () => sink.to(`${login}@example.com`).find(({ subject }) => subject === '两步验证已被管理员重置'));
    await secondFactorFor(app, 'staff-admin');
    expect((await admin.postForm('/admin/users/staff-admin/second-factor/removal').expect(422)).text).toContain('不能重置自己的两步验证');
  });

  it('is reset on the command line for an administrator who lost all', async () => {
    await createUser(app.database, { login: 'lost', staffRole: 'admin' });
    await secondFactorFor(app, 'lost');
    const cli = (...args: string[]) => promisify(execFile)(process.execPath, ['dist/cli.js', 'user', 'reset-second-factor', ...args], { env: { ...process.env } });
    await expect(cli('--login', 'no.body')).rejects.toMatchObject({ code: 1 });
    await expect(cli()).rejects.toMatchObject({ code: 2 });
    expect((await cli('--login', 'lost')).stdout).toContain('lost logs in with the password alone');
    await logIn(app, 'lost');
  });
});

describe('in production', () => {
  it.each(['admin', 'finance'] as const)('%s sets a second factor up before anything else', (staffRole) => asInProduction(app, async () => {
    await createUser(app.database, { login: `first-${staffRole}`, staffRole });
    const agent = await stranger(app);
    await agent.postForm('/login', { login: `first-${staffRole}`, password: everyonesPassword, next: '/admin/account' }).expect('location', '/login/second-factor');
    await agent.get('/admin').expect(303).expect('location', /^\/login/);
    await agent.get('/login/code').expect(303).expect('location', '/');
    const { text } = await agent.get('/login/second-factor').expect(200);
    agent.csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const phone = typedInto(text);
    await agent.postForm('/login/second-factor', { code: '12' }).expect(422);
    const done = await agent.postForm('/login/second-factor', { code: phone.code() }).expect(201);
    expect(shownCodes(done.text)).toHaveLength(10);
    expect(done.text).toContain('href="/admin/account"');
    await agent.get('/admin').expect(200);
    await renewForms(agent);
    await agent.postForm('/admin/account/second-factor/removal', { current: everyonesPassword, code: shownCodes(done.text)[0] }).expect(303);
    await agent.get('/admin').expect(303).expect('location', '/login?next=%2Fadmin');
    await secondFactorFor(app, `first-${staffRole}`);
    await halfway(`first-${staffRole}`);
  }));

  it('does not ask others for it, and asks who becomes one of those at their next page', async () => {
    await createUser(app.database, { login: 'desk', staffRole: 'order_desk' });
    await asInProduction(app, async () => {
      const agent = await logIn(app, 'desk');
      await createUser(app.database, { login: 'desk', staffRole: 'finance' });
      await agent.get('/admin').expect(303).expect('location', '/login?next=%2Fadmin');
      await (await stranger(app)).postForm('/login', { login: 'desk', password: everyonesPassword }).expect('location', '/login/second-factor');
    });
    await logIn(app, 'desk');
  });
});
