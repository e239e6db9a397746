import type { Reader } from '../../platform/database/database.js';
import type { PartnerActor, StaffActor, TokenActor } from './actors.js';
import { permissionsBacked } from './token-backing.js';
import { asksSecondFactor, type PartnerRole, partnerRoles, permissionsOf, type StaffRole, staffRoles } from './permissions.js';

/** Where a person works: the supplier (`partnerId` null) or a partner, with the roles held there. */
export type Workplace = { partnerId: string | null; code: string; nameZh: string; nameEn: string; roles: string[] };

export type Person = { userId: string; name: string; login: string; language: string; signedOutAt: Date | null; hasSecondFactor: boolean; workplaces: Workplace[] };

type Row = Omit<Person, 'workplaces' | 'hasSecondFactor'> & { hasSecondFactor: number; partnerId: string | null; code: string | null; nameZh: string | null; nameEn: string | null; role: string };

/** An active user with every place of work that is open; undefined when there is none left. */
export async function personOf(reader: Reader, userId: string): Promise<Person | undefined> {
  const rows = (await reader.query(`
    SELECT u.id AS userId, u.name, u.login, u.language, u.signed_out_at AS signedOutAt, f.user_id IS NOT NULL AS hasSecondFactor, m.partner_id AS partnerId, p.code, p.name_zh AS nameZh, p.name_en AS nameEn, m.role
    FROM users u JOIN memberships m ON m.user_id = u.id LEFT JOIN partners p ON p.id = m.partner_id LEFT JOIN second_factors f ON f.user_id = u.id
    WHERE u.id = ? AND u.status = 'active' AND (m.partner_id IS NULL OR p.status = 'active') ORDER BY m.id`, [userId])) as Row[];
  const [first] = rows;
  if (!first) return undefined;
  const { name, login, language, signedOutAt } = first;
  return { userId, name, login, language, signedOutAt, hasSecondFactor: Number(first.hasSecondFactor) === 1, workplaces: workplacesOf(rows) };
}

/** What is left to do after the password: type a code, set an app up because the house asks for one, or nothing. */
export function stepAfterPassword({ hasSecondFactor, workplaces }: Person, production: boolean): 'code' | 'setup' | undefined {
  if (hasSecondFactor) return 'code';
  const roles = workplaces.find(({ partnerId }) => partnerId === null)?.roles ?? [];
  return asksSecondFactor(roles, production) ? 'setup' : undefined;
}

function workplacesOf(rows: Row[]): Workplace[] {
  const places = new Map<string | null, Workplace>();
  for (const { partnerId, code, nameZh, nameEn, role } of rows) {
    const place = places.get(partnerId) ?? { partnerId, code: code ?? '', nameZh: nameZh ?? '', nameEn: nameEn ?? '', roles: [] };
    place.roles.push(role);
    places.set(partnerId, place);
  }
  return [...places.values()];
}

/** The person as the actor of one place of work. */
export function actorAt(person: Person, place: Workplace): PartnerActor | StaffActor {
  const common = { key: `user:${person.userId}`, name: person.name, userId: person.userId };
  if (place.partnerId === null) {
    return { ...common, kind: 'staff', roles: place.roles as StaffRole[], permissions: permissionsOf(staffRoles, place.roles) };
  }
  return {
    ...common, kind: 'partner', partnerId: place.partnerId, partnerCode: place.code,
    roles: place.roles as PartnerRole[], permissions: permissionsOf(partnerRoles, place.roles),
  };
}

/** The actor behind a token's hash; undefined when it is unknown, revoked, past its last day, or backed by nobody. */
export async function tokenActor(reader: Reader, tokenHash: string, today: string): Promise<(TokenActor & { lastUsedAt: Date | null }) | undefined> {
  const [row] = (await reader.query(`
    SELECT t.id, t.name, t.scopes, t.last_used_at AS lastUsedAt, t.user_id AS userId, u.status, (SELECT GROUP_CONCAT(m.role) FROM memberships m WHERE m.user_id = t.user_id AND m.partner_id IS NULL) AS roles
    FROM api_tokens t LEFT JOIN users u ON u.id = t.user_id WHERE t.token_hash = ? AND t.revoked_at IS NULL AND (t.expires_on IS NULL OR t.expires_on >= ?)`, [tokenHash, today],
  )) as { id: string; name: string; scopes: string; lastUsedAt: Date | null; userId: string | null; status: string | null; roles: string | null }[];
  const person = row?.userId ? { isActive: row.status === 'active', roles: row.roles?.split(',') ?? [] } : undefined;
  const permissions = row && permissionsBacked(row.scopes.split(','), person);
  if (!permissions) return undefined;
  return { kind: 'token', key: `token:${row.id}`, name: row.name, tokenId: row.id, permissions, lastUsedAt: row.lastUsedAt };
}
