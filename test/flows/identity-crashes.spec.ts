import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AskForEmail } from '../../src/identity/email/ask-for-email.js';
import { ConfirmEmail } from '../../src/identity/email/confirm-email.js';
import { emailToken, openChange } from '../../src/identity/email/email-link.js';
import { personOf, type Person } from '../../src/identity/access/actor.queries.js';
import { ChangePassword } from '../../src/identity/passwords/change-password.js';
import { RenewRecoveryCodes } from '../../src/identity/second-factor/renew-recovery-codes.js';
import { TurnOffSecondFactor } from '../../src/identity/second-factor/turn-off-second-factor.js';
import { TurnOnSecondFactor } from '../../src/identity/second-factor/turn-on-second-factor.js';
import { Config } from '../../src/platform/config/config.js';
import { startApp, type TestApp } from '../support/app.js';
import { createUser, logIn } from '../support/people.js';
import { authenticatorOf } from '../support/second-factor.js';
import { clerk, survives } from '../support/settlement.js';

const tables = ['users', 'second_factors', 'recovery_codes', 'email_changes', 'password_resets', 'sessions', 'outbox', 'audit_entries'];

let app: TestApp;
let person: Person;

beforeAll(async () => {
  app = await startApp();
  const id = await createUser(app.database, { login: 'zhou.lan', staffRole: 'auditor' });
  await logIn(app, 'zhou.lan');
  person = (await personOf(app.database, id)) as Person;
});
afterAll(() => app.stop());

// when a session was seen is written once more after its answer has gone
const columns = (table: string) => (table === 'sessions' ? 'id, user_id, content, created_at' : '*');
const traced = async () => JSON.stringify(await Promise.all(tables.map((table) => app.database.query(`SELECT ${columns(table)} FROM ${table}`))));
const surviveAll = (work: () => Promise<unknown>) => survives(app, work, { traced, least: 2 });

describe('a way in that is changed by a process that dies', () => {
  it('leaves no second factor without its recovery codes, nor codes without it', async () => {
    const phone = authenticatorOf(randomBytes(20));
    await surviveAll(() => app.web.get(TurnOnSecondFactor).run(person, phone.secret, phone.code()));
    await surviveAll(() => app.web.get(RenewRecoveryCodes).run(person));
    await surviveAll(() => app.web.get(TurnOffSecondFactor).reset(clerk, person.userId));
  });

  it('leaves no half change of address', async () => {
    await surviveAll(() => app.web.get(AskForEmail).run(person, 'new@mail.example'));
    const change = await openChange(app.database, await latestChange(), new Date());
    await surviveAll(() => app.web.get(ConfirmEmail).run(change ? emailToken(app.web.get(Config).sessionSecret, change) : ''));
  });

  it('leaves no new password with the old sessions', async () => {
    await logIn(app, 'zhou.lan');
    await surviveAll(() => app.web.get(ChangePassword).run(person, 'a-new-long-password'));
    expect(await app.database.query('SELECT id FROM sessions WHERE user_id = ?', [person.userId])).toEqual([]);
  });
});

async function latestChange(): Promise<string> {
  const [row] = await app.database.query<{ id: string }>('SELECT MAX(id) AS id FROM email_changes');
  return String(row?.id);
}
