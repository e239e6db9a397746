import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, eventually, startApp } from '../support/app.js';
import { type MailSink, startMailSink } from '../support/mail.js';
import { createUser, everyonesPassword, logIn, renewForms, stranger } from '../support/people.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let sink: MailSink;

beforeAll(async () => {
  sink = await startMailSink();
  app = await startApp({ withWorker: true });
  await aDealer(app.database, 'qingquan');
});
afterAll(async () => {
  await app.stop();
  await sink.stop();
});

async function linkFor(login: string, asked = login): Promise<string> {
  const agent = await stranger(app);
  const seen = sink.to(`${login}@example.com`).length;
  await agent.postForm('/password/forgotten', { login: asked }).expect(303);
  const letter = await eventually(async () => sink.to(`${login}@example.com`)[seen]);
  return /\/password\/reset\/\S+/.exec(letter.text)?.[0] ?? '';
}

const chosen = { password: 'a-new-long-password', repeat: 'a-new-long-password' };

describe('a forgotten password', () => {
  it('is replaced by a link that works once, and every session of before ends', async () => {
    await createUser(app.database, { login: 'chen.jing', partnerCode: 'qingquan' });
    const before = await logIn(app, 'chen.jing');
    const link = await linkFor('chen.jing');
    const agent = await stranger(app);
    expect((await agent.get(link).expect(200)).text).toContain('chen.jing');
    await agent.get(link).expect(200);
    await agent.postForm(link, chosen).expect(303).expect('location', '/login');
    expect((await agent.get('/login')).text).toContain('新密码已保存');
    await before.get('/account').expect(303);
    await renewForms(agent);
    await agent.get(link).expect(404);
    expect((await agent.postForm(link, chosen).expect(422)).text).toContain('链接已失效');
    await agent.postForm('/login', { login: 'chen.jing', password: everyonesPassword }).expect(422);
    await logIn(app, 'chen.jing', chosen.password);
  });

  it('is answered alike whether or not there is such an account', async () => {
    await createUser(app.database, { login: 'known', partnerCode: 'qingquan' });
    await createUser(app.database, { login: 'gone', partnerCode: 'qingquan' });
    await app.database.query("UPDATE users SET status = 'disabled' WHERE login = 'gone'");
    const agent = await stranger(app);
    for (const login of ['known', 'unknown', 'gone']) {
      const started = Date.now();
      await agent.postForm('/password/forgotten', { login }).expect(303).expect('location', '/password/forgotten?sent=1');
      expect(Date.now() - started).toBeGreaterThanOrEqual(240);
    }
    await agent.get('/password/forgotten?sent=1').expect(200);
    expect(await app.database.query("SELECT r.id FROM password_resets r JOIN users u ON u.id = r.user_id WHERE u.login = 'gone'")).toEqual([]);
  });

  it('may be asked for by e-mail address, three times an hour', async () => {
    await createUser(app.database, { login: 'by.mail', partnerCode: 'qingquan' });
    expect(await linkFor('by.mail', 'By.Mail@example.com')).toMatch(/^\/password\/reset\/\d+\./);
    const agent = await stranger(app);
    for (let time = 0; time < 4; time++) await agent.postForm('/password/forgotten', { login: 'by.mail' }).expect(303);
    expect(await app.database.query("SELECT r.id FROM password_resets r JOIN users u ON u.id = r.user_id WHERE u.login = 'by.mail'")).toHaveLength(3);
  });

  it('is over after 30 minutes, and with the next password', async () => {
    await createUser(app.database, { login: 'late', partnerCode: 'qingquan' });
    const [first, second] = [await linkFor('late'), await linkFor('late')];
    const agent = await stranger(app);
    await agent.postForm(second, chosen).expect(303);
    await agent.get(first).expect(404);
    const third = await linkFor('late');
    await agent.get(third).expect(200);
    await app.database.query('UPDATE password_resets SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND');
    await agent.get(third).expect(404);
  });

  it('is refused for a link that was not ours', async () => {
    const agent = await stranger(app);
    await agent.get(`/password/reset/1.${'a'.repeat(43)}`).expect(404);
    await agent.get('/password/reset/nonsense').expect(404);
  });

  it.each([
    ['short', 'short', '10'], ['aaaaaaaaaaaa', 'aaaaaaaaaaaa', '太简单'], ['a-new-long-password', 'another-password', '不一致'],
  ])('is not replaced by %s and %s', async (password, repeat, message) => {
    await createUser(app.database, { login: `weak-${password}`, partnerCode: 'qingquan' });
    const link = await linkFor(`weak-${password}`);
    const agent = await stranger(app);
    expect((await agent.postForm(link, { password, repeat }).expect(422)).text).toContain(message);
  });

  it('leaves nothing in the database or the queue that would open the account', async () => {
    await createUser(app.database, { login: 'quiet', partnerCode: 'qingquan' });
    const link = await linkFor('quiet');
    const proof = link.split('.').at(-1) ?? '';
    const kept = await app.database.query("SELECT payload AS text FROM outbox UNION ALL SELECT COALESCE(detail, '') FROM audit_entries");
    expect(JSON.stringify(kept)).not.toContain(proof);
  });
});

describe('changing the own password', () => {
  it('needs the current one, and ends all other sessions', async () => {
    await createUser(app.database, { login: 'own', partnerCode: 'qingquan' });
    const [here, there] = [await logIn(app, 'own'), await logIn(app, 'own')];
    expect((await here.postForm('/account/password', { current: 'wrong', ...chosen }).expect(422)).text).toContain('当前密码不正确');
    await here.postForm('/account/password', { current: everyonesPassword, ...chosen }).expect(303);
    await here.get('/account').expect(200);
    await there.get('/account').expect(303);
  });
});
