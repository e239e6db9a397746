import request from 'supertest';
import { ApiToken } from '../../src/identity/api-token.entity.js';
import { tokenHash } from '../../src/identity/access/recognition.js';
import type { PartnerRole, StaffRole } from '../../src/identity/access/permissions.js';
import { Membership } from '../../src/identity/membership.entity.js';
import { hashPassword } from '../../src/identity/passwords.js';
import { User } from '../../src/identity/user.entity.js';
import type { Database } from '../../src/platform/database/database.js';
import type { TestApp } from './app.js';

export const everyonesPassword = 'lan-shi-2026';
const everyonesHash = await hashPassword(everyonesPassword);

export type Agent = ReturnType<typeof request.agent> & {
  csrf: string;
  /** Posts a form with the session's token, as the page would. */
  postForm: (path: string, fields?: Record<string, unknown>) => request.Test;
};

type NewUser = { login: string; name?: string; password?: string; language?: 'zh-CN' | 'en'; staffRole?: StaffRole; partnerCode?: string; role?: PartnerRole };

/** A user with one place of work; a known login gets another. Returns its id. */
export async function createUser(database: Database, user: NewUser): Promise<string> {
  const { login, name = login, password, language = 'zh-CN', staffRole, partnerCode, role = 'owner' } = user;
  const { manager } = database.source;
  const passwordHash = password === undefined ? everyonesHash : await hashPassword(password);
  const known = await manager.findOneBy(User, { login });
  const id = known?.id ?? String((await manager.insert(User, { login, name, email: `${login}@example.com`, language, passwordHash, createdAt: new Date() })).identifiers[0]?.id);
  const place = staffRole ? { partnerId: null, role: staffRole } : { partnerId: await partnerId(database, partnerCode ?? ''), role };
  const held = await manager.findBy(Membership, { userId: id, role: place.role });
  if (!held.some((membership) => membership.partnerId === place.partnerId)) await manager.insert(Membership, { userId: id, ...place, createdAt: new Date() });
  return id;
}

async function partnerId(database: Database, code: string): Promise<string> {
  const [partner] = await database.query<{ id: string }>('SELECT id FROM partners WHERE code = ?', [code]);
  if (!partner) throw new Error(`no partner ${code}: make one with aDealer`);
  return partner.id;
}

/** Logs in through the real form. */
export async function logIn(app: TestApp, login: string, password = everyonesPassword): Promise<Agent> {
  const agent = await stranger(app);
  await agent.postForm('/login', { login, password }).expect(303);
  return renewForms(agent);
}

/** A browser on the login page, nobody's yet. */
export async function stranger(app: TestApp): Promise<Agent> {
  const agent = request.agent(app.url);
  const { text } = await agent.get('/login');
  return Object.assign(agent, {
    csrf: csrfOf(text),
    postForm(this: Agent, path: string, fields: Record<string, unknown> = {}) {
      return agent.post(path).type('form').send({ _csrf: this.csrf, ...fields });
    },
  });
}

/** Takes the token of the session that is now: after a login, a logout or a change of company. */
export async function renewForms(agent: Agent): Promise<Agent> {
  const answers = [];
  for (const path of ['/account', '/admin/account', '/login']) {
    const { status, text } = await agent.get(path);
    if (status === 200) return Object.assign(agent, { csrf: csrfOf(text) });
    answers.push(`${path} ${status}`);
  }
  throw new Error(`no page with a form: ${answers.join(', ')}`);
}

export function csrfOf(html: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

export async function asStaff(app: TestApp, staffRole: StaffRole): Promise<Agent> {
  const login = `staff-${staffRole}`;
  await createUser(app.database, { login, staffRole });
  return logIn(app, login);
}

export async function asPartner(app: TestApp, partnerCode: string, role: PartnerRole): Promise<Agent> {
  const login = `${partnerCode}-${role}`.toLowerCase();
  await createUser(app.database, { login, partnerCode, role });
  return logIn(app, login);
}

export const asOwnerOf = (app: TestApp, partnerCode: string) => asPartner(app, partnerCode, 'owner');
export const asBuyerOf = (app: TestApp, partnerCode: string) => asPartner(app, partnerCode, 'buyer');
export const asAccountantOf = (app: TestApp, partnerCode: string) => asPartner(app, partnerCode, 'accountant');

/** A bearer token with these scopes. */
export async function tokenFor(app: TestApp, ...scopes: string[]): Promise<string> {
  const token = `test-${scopes.join('-')}-${Math.random()}`;
  await app.database.source.manager.insert(ApiToken, { name: scopes.join(' '), tokenHash: tokenHash(token), scopes: scopes.join(','), createdBy: 'test', createdAt: new Date() });
  return token;
}
