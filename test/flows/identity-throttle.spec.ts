import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApp, startApp } from '../support/app.js';
import { type Agent, createUser, everyonesPassword, stranger } from '../support/people.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let agent: Agent;

beforeAll(async () => {
  process.env.TRUST_PROXY = '1';
  app = await startApp();
  await aDealer(app.database, 'qingquan');
  await createUser(app.database, { login: 'zhang.min', partnerCode: 'qingquan' });
  agent = await stranger(app);
});
beforeEach(() => app.database.query('DELETE FROM login_attempts'));
afterAll(async () => {
  delete process.env.TRUST_PROXY;
  await app.stop();
});

const attempt = (address: string, password = 'guess', login = 'zhang.min') =>
  agent.postForm('/login', { login, password }).set('X-Forwarded-For', address).set('Accept-Language', 'en');
const guesses = async (count: number, address: (index: number) => string) => {
  for (let index = 0; index < count; index++) await attempt(address(index));
};
const pass = (minutes: number) => app.database.query('UPDATE login_attempts SET attempted_at = attempted_at - INTERVAL ? MINUTE', [minutes]);

describe('guessing a password', () => {
  it('meets a growing pause after five failures from one address, told in the form', async () => {
    await guesses(5, () => '203.0.113.1');
    const { text } = await attempt('203.0.113.1', everyonesPassword).expect(429);
    expect(text).toMatch(/please wait [12] seconds/);
    expect(text).toContain('value="zhang.min"');
  });

  it('goes on after the pause', async () => {
    await guesses(5, () => '203.0.113.1');
    await pass(1);
    await attempt('203.0.113.1', everyonesPassword).expect(303);
    agent = await stranger(app);
    await attempt('203.0.113.1').expect(422);
  });

  it('does not lock out the owner elsewhere, nor others at the same address', async () => {
    await createUser(app.database, { login: 'colleague', partnerCode: 'qingquan' });
    await guesses(6, () => '203.0.113.1');
    await attempt('203.0.113.2', everyonesPassword).expect(303);
    agent = await stranger(app);
    await attempt('203.0.113.1', everyonesPassword, 'colleague').expect(303);
    agent = await stranger(app);
  });

  it('from many addresses slows down new ones, but not one that is known', async () => {
    await attempt('198.51.100.7', everyonesPassword).expect(303);
    agent = await stranger(app);
    await guesses(20, (index) => `203.0.113.${index}`);
    await attempt('192.0.2.44', everyonesPassword).expect(429);
    await attempt('198.51.100.7', everyonesPassword).expect(303);
    agent = await stranger(app);
  });

  it('of many logins from one address is slowed down too', async () => {
    await app.database.query(
      "INSERT INTO login_attempts (login, address, succeeded, attempted_at) SELECT CONCAT('user', seq), '203.0.113.1', 0, UTC_TIMESTAMP(6) FROM seq_1_to_100");
    await attempt('203.0.113.1', everyonesPassword).expect(429);
  });

  it('is counted even when all guesses come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => attempt('203.0.113.1')));
    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(5);
    expect(answers.every(({ status }) => status === 422 || status === 429)).toBe(true);
  });

  it('stands in the audit trail, with the address it came from', async () => {
    await attempt('203.0.113.77').expect(422);
    const [entry] = await app.database.query("SELECT actor, subject, address, request_id FROM audit_entries WHERE action = 'login.failed' ORDER BY id DESC LIMIT 1");
    expect(entry).toEqual({ actor: 'anonymous', subject: 'zhang.min', address: '203.0.113.77', request_id: expect.stringMatching(/^[\w-]{36}$/) });
  });
});
