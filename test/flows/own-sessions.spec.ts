import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { emailChangeMail } from '../../src/identity/email/email-change-mail.js';
import { Config } from '../../src/platform/config/config.js';
import { type TestApp, eventually, startApp } from '../support/app.js';
import { type MailSink, startMailSink } from '../support/mail.js';
import { type Agent, asStaff, createUser, everyonesPassword, logIn, renewForms, stranger } from '../support/people.js';
import { secondFactorFor } from '../support/second-factor.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let sink: MailSink;
let people = 0;
let login: string;

beforeAll(async () => {
  sink = await startMailSink();
  app = await startApp({ withWorker: true });
  await aDealer(app.database, 'qingquan');
});
beforeEach(async () => {
  login = `person-${++people}`;
  await createUser(app.database, { login, partnerCode: 'qingquan' });
});
afterAll(async () => {
  await app.stop();
  await sink.stop();
});

const wechat = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.53';

/** Logs in on a phone. */
async function onPhone(): Promise<Agent> {
  const agent = await stranger(app);
  await agent.postForm('/login', { login, password: everyonesPassword }).set('User-Agent', wechat).expect(303);
  return renewForms(agent);
}

const endingsIn = (html: string) => [...html.matchAll(/action="(\/account\/sessions\/[0-9a-f]{64}\/removal)"/g)].map(([, path]) => path ?? '');
const emailOf = async () => (await app.database.query<{ email: string }>('SELECT email FROM users WHERE login = ?', [login]))[0]?.email;

describe('own sessions', () => {
  it('are told apart by device, and ended one by one or all but this one', async () => {
    const [here, phone, third] = [await logIn(app, login), await onPhone(), await logIn(app, login)];
    const { text } = await here.get('/account/security?lang=en').expect(200);
    expect(text).toContain('<b>WeChat</b>');
    expect(text).toContain('<small>iPhone</small>');
    expect(text.match(/This one/g)).toHaveLength(1);
    expect(endingsIn(text)).toHaveLength(2);
    const [onlyPhone = ''] = endingsIn(text.slice(text.indexOf('WeChat')));
    await here.postForm(onlyPhone).expect(303);
    await phone.get('/account').expect(303);
    await third.get('/account').expect(200);
    await here.postForm(onlyPhone).expect(404);
    await here.postForm('/account/sessions/removal').expect(303);
    expect((await here.get('/account/security')).text).toContain('1 other device is logged out');
    await third.get('/account').expect(303);
    expect(endingsIn((await here.get('/account/security').expect(200)).text)).toEqual([]);
  });

  it('are nobody else’s to end, not even a colleague’s or an administrator’s', async () => {
    const [mine] = [await logIn(app, login), await onPhone()];
    const [path = ''] = endingsIn((await mine.get('/account/security')).text);
    await createUser(app.database, { login: 'colleague', partnerCode: 'qingquan' });
    await (await logIn(app, 'colleague')).postForm(path).expect(404);
    await (await asStaff(app, 'admin')).postForm(`/admin${path}`).expect(404);
    expect(endingsIn((await mine.get('/account/security')).text)).toEqual([path]);
  });

  it('stay ended, even when a request of theirs was on its way', async () => {
    const [here, there] = [await logIn(app, login), await logIn(app, login)];
    const [path = ''] = endingsIn((await here.get('/account/security')).text);
    // the page answers with a flash, which writes the session back
    await Promise.all([there.postForm('/account/profile', { name: login, language: 'en' }), here.postForm(path).expect(303)]);
    await there.get('/account').expect(303);
    expect(endingsIn((await here.get('/account/security')).text)).toEqual([]);
  });

  it('are not written down at every page', async () => {
    const agent = await logIn(app, login);
    const seen = () => app.database.query('SELECT s.seen_at FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.login = ?', [login]);
    await agent.get('/account');
    const before = await seen();
    for (let n = 0; n < 3; n++) await agent.get('/account/security').expect(200);
    expect(await seen()).toEqual(before);
  });

  it('end everywhere else with the password, as far as the rows go', async () => {
    const [here, there] = [await logIn(app, login), await logIn(app, login)];
    await here.postForm('/account/password', { current: everyonesPassword, password: 'a-new-long-password', repeat: 'a-new-long-password' }).expect(303);
    await there.get('/account').expect(303);
    expect(endingsIn((await here.get('/account/security').expect(200)).text)).toEqual([]);
  });
});

describe('another e-mail address', () => {
  const asked = { current: everyonesPassword, email: 'new@mail.example' };
  const linkTo = async (address: string, nth = 0) => /\/email\/\S+/.exec((await eventually(async () => sink.to(address)[nth])).text)?.[0] ?? '';

  it('counts once its link was opened and confirmed; the old one is told before', async () => {
    const agent = await logIn(app, login);
    const email = `${login}-new@mail.example`;
    for (const _ of [1, 2]) await agent.postForm('/account/email', { ...asked, email, _key: 'asked-twice' }).expect(303);
    expect(await app.database.query('SELECT COUNT(*) AS n FROM email_changes WHERE new_email = ?', [email])).toEqual([{ n: '1' }]);
    expect(await emailOf()).toBe(`${login}@example.com`);
    const told = await eventually(async () => sink.to(`${login}@example.com`)[0]);
    expect(told.text).toContain(email);
    expect(told.text).not.toContain('/email/');
    const link = await linkTo(email);
    const kept = JSON.stringify(await app.database.query("SELECT payload AS text FROM outbox UNION ALL SELECT COALESCE(detail, '') FROM audit_entries"));
    expect(kept).not.toContain(link.split('.').at(-1));
    const elsewhere = await stranger(app);
    for (const _ of [1, 2]) expect((await elsewhere.get(link).expect(200)).text).toContain(login);
    expect(await emailOf()).toBe(`${login}@example.com`);
    const answers = await Promise.all([elsewhere.postForm(link), (await stranger(app)).postForm(link)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect(await emailOf()).toBe(email);
    await elsewhere.get(link).expect(404);
    const [{ id: change } = { id: '' }] = await app.database.query<{ id: string }>('SELECT id FROM email_changes WHERE new_email = ?', [email]);
    const late = (template: 'email-change' | 'email-change-told') => emailChangeMail(app.database, { template, change }, app.web.get(Config), new Date());
    expect([await late('email-change'), (await late('email-change-told'))?.to]).toEqual([undefined, `${login}@example.com`]);
  });

  it('is refused without the password, the code of who has one, or when it is the same', async () => {
    const agent = await logIn(app, login);
    expect((await agent.postForm('/account/email', { ...asked, current: 'wrong' }).expect(422)).text).toContain('value="new@mail.example"');
    expect((await agent.postForm('/account/email', { ...asked, email: 'nowhere' }).expect(422)).text).toContain('name@example.com');
    expect((await agent.postForm('/account/email', { ...asked, email: `${login}@example.com` }).expect(422)).text).toContain('这就是您现在的邮箱');
    const phone = await secondFactorFor(app, login);
    await agent.postForm('/account/email', asked).expect(422);
    await agent.postForm('/account/email', { ...asked, code: phone.code() }).expect(303);
  });

  it('tells nothing of who has it already, and is asked for five times an hour', async () => {
    const agent = await logIn(app, login);
    await createUser(app.database, { login: 'has-it', partnerCode: 'qingquan' });
    const answers = [];
    for (const email of ['has-it@example.com', 'nobody@example.com', 'a@mail.example', 'b@mail.example', 'c@mail.example']) answers.push((await agent.postForm('/account/email', { ...asked, email })).headers.location);
    expect(answers).toEqual(Array(5).fill('/account/security'));
    expect((await agent.postForm('/account/email', asked).expect(422)).text).toContain('一小时内已申请 5 次');
  });

  it.each([
    ['a day has passed', () => app.database.query('UPDATE email_changes SET expires_at = UTC_TIMESTAMP(6)')],
    ['there is another password', () => app.database.query("UPDATE users SET password_hash = CONCAT(password_hash, 'x') WHERE login = ?", [login])],
    ['the account was blocked, for good', async () => {
      const admin = await asStaff(app, 'admin');
      for (const state of ['blocked', 'active']) await admin.postForm(`/admin/users/${login}/state`, { state }).expect(303);
    }],
  ])('is void when %s', async (_, happens) => {
    const email = `${login}-late@mail.example`;
    await (await logIn(app, login)).postForm('/account/email', { ...asked, email }).expect(303);
    const link = await linkTo(email);
    await happens();
    const agent = await stranger(app);
    await agent.get(link).expect(404);
    expect((await agent.postForm(link).expect(422)).text).toContain('链接已失效');
    expect(await emailOf()).toBe(`${login}@example.com`);
  });
});
