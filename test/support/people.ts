import request from 'supertest';
import { hashPassword } from '../../src/identity/passwords.js';
import { Membership } from '../../src/identity/membership.entity.js';
import { ApiToken } from '../../src/identity/api-token.entity.js';
import { User } from '../../src/identity/user.entity.js';
import { tokenHash } from '../../src/identity/access/recognition.js';
import type { PartnerRole, StaffRole } from '../../src/identity/access/permissions.js';
import type { Database } from '../../src/platform/database/database.js';
import type { TestApp } from './app.js';

const password = 'lan-shi-2026';
const passwordHash = await hashPassword(password);

export type Agent = ReturnType<typeof request.agent> & {
  /** Posts a form with the session's token, as the page would. */
  postForm: (path: string, fields?: Record<string, unknown>) => request.Test;
};

type NewUser = { login: string; name?: string; staffRole?: StaffRole; partnerCode?: string; role?: PartnerRole };

/** A user with one place of work; a known login gets another. Returns its id. */
export async function createUser(database: Database, { login, name = login, staffRole, partnerCode, role = 'owner' }: NewUser): Promise<string> {
  const { manager } = database.source;
  const known = await manager.findOneBy(User, { login });
  const id = known?.id ?? String((await manager.insert(User, { login, name, email: `${login}@example.com`, passwordHash, createdAt: new Date() })).identifiers[0]?.id);
  const [partner] = partnerCode ? await database.query<{ id: string }>('SELECT id FROM partners WHERE code = ?', [partnerCode]) : [];
  await manager.upsert(Membership, { userId: id, partnerId: partner?.id ?? null, role: staffRole ?? role, createdAt: new Date() }, ['userId', 'partnerId', 'role']);
  return id;
}

/** Logs in through the real form. */
export async function logIn(app: TestApp, login: string, withPassword = password): Promise<Agent> {
  const agent = request.agent(app.url);
  const form = await agent.get('/login');
  await agent.post('/login').type('form').send({ login, password: withPassword, _csrf: csrfOf(form.text) }).expect(303);
  const csrf = csrfOf(await pageText(agent));
  return Object.assign(agent, {
    postForm: (path: string, fields: Record<string, unknown> = {}) => agent.post(path).type('form').send({ _csrf: csrf, ...fields }),
  });
}

export function csrfOf(html: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

export async function asStaff(app: TestApp, staffRole: StaffRole): Promise<Agent> {
  await createUser(app.database, { login: `staff-${staffRole}`, staffRole });
  return logIn(app, `staff-${staffRole}`);
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

async function pageText(agent: ReturnType<typeof request.agent>): Promise<string> {
  const portal = await agent.get('/notifications');
  return portal.status === 200 ? portal.text : (await agent.get('/admin/notifications')).text;
}
