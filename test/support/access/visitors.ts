import { isDeepStrictEqual } from 'node:util';
import request from 'supertest';
import { type PartnerRole, partnerRoles, permissionsOf, type StaffRole, staffRoles, tokenScopes } from '../../../src/identity/access/permissions.js';
import type { Database } from '../../../src/platform/database/database.js';
import type { TestApp } from '../app.js';
import { type Agent, asPartner, asStaff, stranger, tokenFor } from '../people.js';
import { home } from './neighbours.js';
import { type Body, methodOf } from './rules.js';

type Answer = request.Response;

/** Someone who may try a route: of the staff, of the dealer, a machine, or nobody. */
export type Visitor = { name: string; kind: 'staff' | 'partner' | 'token' | 'nobody'; permissions: ReadonlySet<string>; call: (route: string, address: string, body?: Body) => Promise<Answer> };

/** One visitor of every role and scope, a token without any, a revoked one, and nobody. */
export async function everyVisitor(app: TestApp): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  for (const role of Object.keys(staffRoles) as StaffRole[]) visitors.push(person('staff', role, permissionsOf(staffRoles, [role]), await asStaff(app, role)));
  for (const role of Object.keys(partnerRoles) as PartnerRole[]) visitors.push(person('partner', role, permissionsOf(partnerRoles, [role]), await asPartner(app, home, role)));
  for (const scope of tokenScopes) visitors.push(machine(app, `token of ${scope}`, new Set([scope]), await tokenFor(app, scope)));
  visitors.push(machine(app, 'token of all', new Set(tokenScopes), await tokenFor(app, 'all')), machine(app, 'token of nothing', new Set(), await tokenFor(app)));
  const revoked = await tokenFor(app, 'all');
  await app.database.query('UPDATE api_tokens SET revoked_at = NOW(6) ORDER BY id DESC LIMIT 1');
  visitors.push({ ...machine(app, 'revoked token', new Set(), revoked), kind: 'nobody' });
  return [...visitors, person('nobody', 'nobody', new Set(), await stranger(app))];
}

/** An owner with a session of their own, which what they try may end, and nobody. */
export async function someoneAndNobody(app: TestApp): Promise<Visitor[]> {
  return [person('partner', 'owner', permissionsOf(partnerRoles, ['owner']), await asPartner(app, home, 'owner')), person('nobody', 'nobody', new Set(), await stranger(app))];
}

function person(kind: Visitor['kind'], name: string, permissions: ReadonlySet<string>, agent: Agent): Visitor {
  return { kind, name, permissions, call: (route, address, body = {}) => (methodOf(route) === 'get' ? agent.get(address) : agent.postForm(address, body as Record<string, unknown>)) };
}

function machine(app: TestApp, name: string, permissions: ReadonlySet<string>, token: string): Visitor {
  return {
    kind: 'token', name, permissions,
    call: (route, address, body = {}) => {
      const call = request(app.url)[methodOf(route)](address).set('authorization', `Bearer ${token}`);
      return methodOf(route) === 'get' ? call : call.type(typeof body === 'string' ? 'text/csv' : 'application/json').send(body);
    },
  };
}

/** How someone was received: `in`, asked to log in, or the status of the refusal. */
export function receptionOf({ status, headers }: Answer): string {
  if (status === 303 && String(headers.location).startsWith('/login')) return 'login';
  return [401, 403, 404].includes(status) || status >= 500 ? String(status) : 'in';
}

/** Runs `work` with every transaction undone at its end, so that a form sent ten times finds the house as it was. */
export async function undoingAll<T>(database: Database, work: () => Promise<T>): Promise<T> {
  const whole = database.inTransaction.bind(database);
  const undo = Symbol('undo');
  database.inTransaction = async <R>(inside: (tx: Parameters<Parameters<typeof whole>[0]>[0]) => Promise<R>): Promise<R> => {
    const kept: { result?: R } = {};
    await whole(async (tx) => {
      kept.result = await inside(tx);
      throw undo;
    }).catch((error: unknown) => { if (error !== undo) throw error; });
    return kept.result as R;
  };
  try {
    return await work();
  } finally {
    database.inTransaction = whole;
  }
}

// what is noted of every call, whatever comes of it
const notes = ['sessions', 'api_tokens', 'login_attempts', 'migrations'];

/** Checksums of everything that is kept, by table. */
export async function sumsOf(database: Database): Promise<Map<string, string>> {
  const tables = await database.query<{ name: string }>('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()');
  const names = tables.map(({ name }) => name).filter((name) => !notes.includes(name));
  const sums = await database.query<{ Table: string; Checksum: string }>(`CHECKSUM TABLE ${names.join(', ')}`);
  return new Map(sums.map(({ Table, Checksum }) => [Table, Checksum]));
}

export function changedTables(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].filter(([table, sum]) => !isDeepStrictEqual(before.get(table), sum)).map(([table]) => table);
}
