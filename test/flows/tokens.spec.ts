import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TokenOwner1764000000122 } from '../../migrations/1764000000122-token-owner.js';
import { tokensWanted } from '../../src/identity/tokens/tokens.queries.js';
import { addDays } from '../../src/platform/clock/days.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { keepingStatements } from '../../src/platform/database/statements.js';
import { api } from '../support/api.js';
import { type TestApp, startApp } from '../support/app.js';
import { turnIn } from '../support/links.js';
import { type Agent, asStaff, createUser, logIn, tokenFor } from '../support/people.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let admin: Agent;
let today: string;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'hangzhou');
  admin = await asStaff(app, 'admin');
  await admin.get('/admin/api-tokens?lang=en');
  today = app.web.get(Clock).today();
});
afterAll(() => app.stop());

const shown = (html: string) => /value="(qd_[\w-]+)"/.exec(html)?.[1] ?? '';
const idOf = async (name: string) => (await app.database.query<{ id: string }>('SELECT id FROM api_tokens WHERE name = ?', [name]))[0]?.id ?? '';
const form = { name: 'erp', scopes: ['orders.read', 'credit.read'] };

describe('an API token', () => {
  it('is shown once after it is issued, on a page nobody keeps', async () => {
    const answer = await admin.postForm('/admin/api-tokens', { ...form, _key: 'first' }).expect(201).expect('cache-control', 'no-store');
    const token = shown(answer.text);
    expect(token).toMatch(/^qd_[\w-]{32}$/);
    await api(app, token).get('/partners/hangzhou/credit').expect(200);
    await api(app, token).post('/orders', {}).expect(403);
    for (const path of ['/admin/api-tokens', '/admin/api-tokens/new']) expect((await admin.get(path).expect(200)).text).not.toContain(token);
    const again = await admin.postForm('/admin/api-tokens', { ...form, _key: 'first' }).expect(422);
    expect(again.text).toContain('was issued already');
    expect(again.text).not.toContain('qd_');
    const everything = await app.database.query('SELECT answer AS text FROM idempotency_keys UNION ALL SELECT detail FROM audit_entries UNION ALL SELECT content FROM sessions');
    expect(JSON.stringify(everything)).not.toContain(token);
    expect((await admin.get('/admin/api-tokens')).text).toContain('Read orders');
  });

  it.each([
    ['no name', { name: ' ' }, 'Fill this in'], ['no scope', { scopes: undefined }, 'Choose at least one'], ['a scope there is not', { scopes: 'users.manage' }, 'There is no scope users.manage'],
    ['a last day that is past', { expiresOn: '2026-01-01' }, 'cannot be before today'], ['a last day that is none', { expiresOn: 'soon' }, 'Give a date'],
  ])('is not issued with %s', async (_, change, message) => {
    const { text } = await admin.postForm('/admin/api-tokens', { ...form, name: 'wrong', ...change }).expect(422);
    expect(text).toContain(message);
    expect(await idOf('wrong')).toBe('');
  });

  it('has each scope once, however often it is ticked', async () => {
    await admin.postForm('/admin/api-tokens', { name: 'often', scopes: Array.from({ length: 40 }, () => 'statements.read') }).expect(201);
    expect(await app.database.query("SELECT scopes FROM api_tokens WHERE name = 'often'")).toEqual([{ scopes: 'statements.read' }]);
  });

  it('works to the end of its last day', async () => {
    const token = shown((await admin.postForm('/admin/api-tokens', { ...form, name: 'for a while', expiresOn: today }).expect(201)).text);
    await api(app, token).get('/partners/hangzhou/credit').expect(200);
    await app.database.query("UPDATE api_tokens SET expires_on = ? WHERE name = 'for a while'", [addDays(today, -1)]);
    await api(app, token).get('/partners/hangzhou/credit').expect(401);
    expect((await admin.get('/admin/api-tokens?view=over')).text).toContain('for a while');
  });

  it('is revoked for good, and the trail tells by whom', async () => {
    const token = shown((await admin.postForm('/admin/api-tokens', { ...form, name: 'old erp' }).expect(201)).text);
    expect((await admin.get('/admin/api-tokens')).text).toContain('Revoke the token “old erp”?');
    const id = await idOf('old erp');
    for (const _ of [1, 2]) await admin.postForm(`/admin/api-tokens/${id}/revocation`).expect(303);
    await api(app, token).get('/partners/hangzhou/credit').expect(401);
    const entries = await app.database.query('SELECT action, actor_name FROM audit_entries WHERE subject = ? ORDER BY id', [`token:${id}`]);
    expect(entries).toEqual([{ action: 'token.issued', actor_name: 'staff-admin' }, { action: 'token.revoked', actor_name: 'staff-admin' }]);
    await admin.postForm('/admin/api-tokens/999999/revocation').expect(404);
  });

  it('is an administrator’s business', async () => {
    const manager = await asStaff(app, 'channel_manager');
    await manager.get('/admin/api-tokens').expect(403);
    await manager.postForm('/admin/api-tokens', form).expect(403);
  });
});

describe('a token of someone', () => {
  const issuedBy = async (login: string, scopes: string[] | string): Promise<string> => {
    const id = await createUser(app.database, { login, staffRole: 'admin' });
    const token = shown((await (await logIn(app, login)).postForm('/admin/api-tokens', { name: login, scopes }).expect(201)).text);
    expect(await app.database.query('SELECT user_id FROM api_tokens WHERE name = ?', [login])).toEqual([{ user_id: id }]);
    await api(app, token).get('/partners/hangzhou/credit').expect(200);
    return token;
  };

  it('who is blocked opens nothing, the page says so, and unblocking brings it back', async () => {
    const token = await issuedBy('leaver', ['credit.read']);
    await admin.postForm('/admin/users/leaver/state', { state: 'blocked' }).expect(303);
    await api(app, token).get('/partners/hangzhou/credit').expect(401);
    expect((await admin.get('/admin/api-tokens?view=over')).text).toContain('Who issued it is blocked or may do less now');
    expect((await admin.get('/admin/api-tokens?view=active')).text).not.toContain('<b>leaver</b>');
    await admin.postForm('/admin/users/leaver/state', { state: 'active' }).expect(303);
    await api(app, token).get('/partners/hangzhou/credit').expect(200);
  });

  it.each([['finance', 200], ['content_editor', 401]])('who is %s from now on is answered with %s, for reading credit', async (role, status) => {
    const token = await issuedBy(`was-admin-${role}`, ['credit.read']);
    await admin.postForm(`/admin/users/was-admin-${role}/memberships/supplier`, { roles: role }).expect(303);
    await api(app, token).get('/partners/hangzhou/credit').expect(status);
  });

  it('of before tokens had owners is tied to an administrator who still is one, and goes on working otherwise', async () => {
    const [stays, left] = [await issuedBy('stayer', 'all'), await issuedBy('gone', 'all')];
    await app.database.query("UPDATE users SET status = 'disabled' WHERE login = 'gone'");
    await api(app, left).get('/partners/hangzhou/credit').expect(401);
    const runner = app.database.source.createQueryRunner();
    await new TokenOwner1764000000122().down(runner);
    await new TokenOwner1764000000122().up(runner);
    await runner.release();
    for (const token of [stays, left]) await api(app, token).get('/partners/hangzhou/credit').expect(200);
    const owners = await app.database.query("SELECT t.name, u.login FROM api_tokens t LEFT JOIN users u ON u.id = t.user_id WHERE t.name IN ('stayer', 'gone') ORDER BY t.id");
    expect(owners).toEqual([{ name: 'stayer', login: 'stayer' }, { name: 'gone', login: null }]);
  });

  it('for everything needs an administrator behind it', async () => {
    const token = await issuedBy('was-admin', 'all');
    await admin.postForm('/admin/users/was-admin/memberships/supplier', { roles: 'finance' }).expect(303);
    await api(app, token).get('/partners/hangzhou/credit').expect(401);
  });
});

describe('the list of tokens', () => {
  it('asks the database as often for few as for many, and turns its pages', async () => {
    const { statements } = await keepingStatements(() => tokensWanted(app.database, { q: 'erp' }, today));
    for (let n = 0; n < 25; n++) await tokenFor(app, 'orders.read');
    const { result, statements: more } = await keepingStatements(() => tokensWanted(app.database, {}, today));
    expect([result.rows.length, more.length]).toEqual([20, statements.length]);
    const next = turnIn((await admin.get('/admin/api-tokens').expect(200)).text, 'next') ?? '';
    expect((await admin.get(next).expect(200)).text).toContain('old erp');
    expect((await admin.get('/admin/api-tokens?q=nothing-like-it').expect(200)).text).toContain('No token fits');
  });
});

describe('the command line', () => {
  const cli = (...args: string[]) => promisify(execFile)(process.execPath, ['dist/cli.js', ...args], { env: { ...process.env, PUBLIC_URL: 'https://portal.example.com' } });

  it('makes a token and prints it alone', async () => {
    const { stdout } = await cli('token', 'create', '--name', 'by hand', '--scopes', 'all');
    expect(stdout).toMatch(/^qd_[\w-]{32}\n$/);
    await api(app, stdout.trim()).get('/partners/hangzhou/credit').expect(200);
    expect((await admin.get('/admin/api-tokens?q=by+hand')).text).toContain('Everything');
  });

  it('makes the first administrator and prints the link to set the password', async () => {
    const { stdout } = await cli('user', 'create', '--login', 'first', '--name', '第一位', '--email', 'first@mail.example', '--role', 'admin');
    expect(stdout).toMatch(/^https:\/\/portal\.example\.com\/password\/reset\/\d+\.[\w-]{43}\n$/);
    expect((await admin.get(new URL(stdout.trim()).pathname).expect(200)).text).toContain('first');
  });

  it.each([
    ['no role', ['--login', 'x1', '--name', 'X', '--email', 'x@mail.example'], 2], ['a role there is not', ['--login', 'x1', '--name', 'X', '--email', 'x@mail.example', '--role', 'king'], 1],
    ['no address', ['--login', 'x1', '--name', 'X', '--email', 'x', '--role', 'admin'], 1], ['a taken login', ['--login', 'staff-admin', '--name', 'X', '--email', 'x@mail.example', '--role', 'admin'], 1],
  ])('makes nobody with %s', async (_, args, code) => {
    await expect(cli('user', 'create', ...args)).rejects.toMatchObject({ code, stdout: '' });
    expect(await app.database.query("SELECT id FROM users WHERE login = 'x1'")).toEqual([]);
  });
});
