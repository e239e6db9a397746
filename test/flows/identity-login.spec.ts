import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type TestApp, startApp } from '../support/app.js';
import { asOwnerOf, asStaff, createUser, everyonesPassword, logIn, renewForms, stranger } from '../support/people.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
  await aDealer(app.database, 'qingquan');
  await aDealer(app.database, 'hengtai');
});
afterAll(() => app.stop());

const sessionsOf = (login: string) => app.database.query<{ id: string }>(
  'SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.login = ?', [login]);
const sessionCookie = (headers: unknown) => String((headers as Record<string, string[]>)['set-cookie']?.find((cookie) => cookie.startsWith('qudao=')));

describe('logging in', () => {
  it('sends who is not logged in to the login page and back afterwards', async () => {
    await createUser(app.database, { login: 'li.na', partnerCode: 'qingquan' });
    const agent = await stranger(app);
    const refused = await agent.get('/account?x=1').expect(303);
    expect(refused.headers.location).toBe('/login?next=%2Faccount%3Fx%3D1');
    const form = await agent.get(refused.headers.location ?? '');
    expect(form.text).toContain('name="next" value="/account?x&#x3D;1"');
    const entered = await agent.postForm('/login', { login: 'li.na', password: everyonesPassword, next: '/account?x=1' }).expect(303);
    expect(entered.headers.location).toBe('/account?x=1');
    await agent.get('/account').expect(200);
  });

  it.each(['//evil.example/', '/\\evil.example', 'https://evil.example/', '/admin/users', '/logout', '/login?next=/'])('does not follow %s', async (next) => {
    await createUser(app.database, { login: 'li.na', partnerCode: 'qingquan' });
    const agent = await stranger(app);
    const entered = await agent.postForm('/login', { login: 'li.na', password: everyonesPassword, next });
    expect(entered.headers.location).toBe('/');
  });

  it('leads staff to their desk', async () => {
    await createUser(app.database, { login: 'desk', staffRole: 'order_desk' });
    const agent = await stranger(app);
    const entered = await agent.postForm('/login', { login: 'desk', password: everyonesPassword });
    expect(entered.headers.location).toBe('/admin');
  });

  it('says the same for a wrong password and an unknown login, and keeps what was typed', async () => {
    await createUser(app.database, { login: 'wang.wei', partnerCode: 'qingquan' });
    const agent = await stranger(app);
    const messages = await Promise.all(['wang.wei', 'nobody.at.all'].map(async (login) => {
      const { text } = await agent.postForm('/login', { login, password: 'wrong-password', next: '/account' }).expect(422);
      expect(text).toContain(`value="${login}"`);
      expect(text).toContain('name="next" value="/account"');
      expect(text).not.toContain('wrong-password');
      return /<div class="errors"[\s\S]*?<\/div>/.exec(text)?.[0];
    }));
    expect(messages[0]).toContain('账号或密码不正确');
    expect(messages[1]).toBe(messages[0]);
  });

  it('asks for both fields in the language of the browser', async () => {
    const agent = await stranger(app);
    const { text } = await agent.postForm('/login', { login: '', password: '' }).set('Accept-Language', 'en').expect(422);
    expect(text.match(/class="err"/g)).toHaveLength(2);
  });

  it('gives the session a new id, only to be read by the server', async () => {
    await createUser(app.database, { login: 'fixed', partnerCode: 'qingquan' });
    const agent = await stranger(app);
    const before = sessionCookie((await agent.get('/login')).headers);
    const { headers } = await agent.postForm('/login', { login: 'fixed', password: everyonesPassword }).expect(303);
    const after = sessionCookie(headers);
    expect(after).not.toBe(before);
    expect(after).toMatch(/HttpOnly/);
    expect(after).toMatch(/SameSite=Lax/);
  });

  it('refuses the form of a session that is over by asking for the login again', async () => {
    const late = await request(app.url).post('/account/profile').type('form').send({ _csrf: 'old', name: 'x' }).expect(303);
    expect(late.headers.location).toBe('/login?expired=1');
    const { text } = await request(app.url).get('/login?expired=1').set('Accept-Language', 'en');
    expect(text).toContain('Please log in again');
  });

  it('refuses a form without the token of its session', async () => {
    const agent = await asOwnerOf(app, 'qingquan');
    await agent.post('/account/profile').type('form').send({ name: 'x', language: 'en' }).expect(403);
  });

  it('logs out everywhere the session is known', async () => {
    const agent = await asOwnerOf(app, 'qingquan');
    expect(await sessionsOf('qingquan-owner')).not.toHaveLength(0);
    await app.database.query('DELETE FROM sessions');
    const again = await asOwnerOf(app, 'qingquan');
    await again.postForm('/logout').expect(303);
    expect(await sessionsOf('qingquan-owner')).toHaveLength(0);
    await again.get('/account').expect(303);
    await agent.get('/account').expect(303);
  });

  it('ends the session of a user who is disabled and of a partner who is no longer active', async () => {
    const agent = await asOwnerOf(app, 'hengtai');
    await app.database.query("UPDATE partners SET status = 'suspended' WHERE code = 'hengtai'");
    const sent = await agent.get('/account').expect(303);
    expect(sent.headers.location).toMatch(/^\/login/);
    await agent.get('/login').expect(200);
    await renewForms(agent);
    await agent.postForm('/login', { login: 'hengtai-owner', password: everyonesPassword }).expect(422);
    await app.database.query("UPDATE partners SET status = 'active' WHERE code = 'hengtai'");
    const back = await asOwnerOf(app, 'hengtai');
    await app.database.query("UPDATE users SET status = 'disabled' WHERE login = 'hengtai-owner'");
    await back.get('/account').expect(303);
    await app.database.query("UPDATE users SET status = 'active' WHERE login = 'hengtai-owner'");
  });

  it('keeps partners out of the desk and staff out of the portal', async () => {
    await (await asOwnerOf(app, 'qingquan')).get('/admin/account').expect(404);
    await (await asStaff(app, 'finance')).get('/account').expect(404);
  });

  it('ends after two hours without use and after twelve hours in any case', async () => {
    await createUser(app.database, { login: 'idle', partnerCode: 'qingquan' });
    const agent = await logIn(app, 'idle');
    await app.database.query('UPDATE sessions SET expires_at = NOW(6) - INTERVAL 1 SECOND WHERE user_id = (SELECT id FROM users WHERE login = ?)', ['idle']);
    await agent.get('/account').expect(303);
  });
});

describe('choosing among companies', () => {
  it('works for one company at a time, under a new session id each', async () => {
    await createUser(app.database, { login: 'both', partnerCode: 'qingquan', role: 'owner' });
    await createUser(app.database, { login: 'both', partnerCode: 'hengtai', role: 'learner' });
    const agent = await logIn(app, 'both');
    const before = await sessionsOf('both');
    expect((await agent.get('/account')).text).toContain('/companies/hengtai/choice');
    const staleForm = agent.csrf;
    await agent.postForm('/companies/hengtai/choice').expect(303).expect('location', '/');
    expect(await sessionsOf('both')).not.toEqual(before);
    await agent.post('/companies/qingquan/choice').type('form').send({ _csrf: staleForm }).expect(403);
    await renewForms(agent);
    expect((await agent.get('/account')).text).toContain('/companies/qingquan/choice');
    await agent.postForm('/companies/nobody/choice').expect(404);
  });

  it('does not let a stranger choose', async () => {
    const agent = await asOwnerOf(app, 'qingquan');
    await agent.postForm('/companies/hengtai/choice').expect(404);
    await agent.postForm('/companies/supplier/choice').expect(404);
  });
});

describe('preferences', () => {
  it('are kept in the browser and lead back to the page', async () => {
    const agent = await stranger(app);
    const { headers } = await agent.postForm('/preferences', { theme: 'dark', language: 'en', back: '/login?next=%2Forders' }).expect(303);
    expect(headers.location).toBe('/login?next=%2Forders');
    const { text } = await agent.get('/login');
    expect(text).toContain('data-theme="dark"');
    expect(text).toContain('lang="en"');
    await agent.postForm('/preferences', { theme: 'pink' }).expect(422);
  });
});
