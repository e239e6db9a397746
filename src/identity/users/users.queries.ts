import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import type { UsersFilter, UserState, UsersView } from './user.dto.js';

export type PlaceRow = { userId: string; partnerId: string | null; code: string | null; nameZh: string | null; nameEn: string | null; status: string | null; role: string; since: Date };

export type UserRow = { id: string; login: string; name: string; email: string; state: UserState; createdAt: Date; lastLoginAt: Date | null; hasFactor: number };

export type UserWithPlaces = UserRow & { places: PlaceRow[] };

const pageSize = 20;

/** A user's columns; `state` is what staff call it: no password yet, in use, shut out. */
export const userColumns = `u.id, u.login, u.name, u.email, u.created_at AS createdAt, u.last_login_at AS lastLoginAt, EXISTS (SELECT 1 FROM second_factors x WHERE x.user_id = u.id) AS hasFactor,
  CASE WHEN u.status <> 'active' THEN 'blocked' WHEN u.password_hash = '' THEN 'invited' ELSE 'active' END AS state`;

const states: Record<UserState, Condition> = {
  active: ["u.status = 'active' AND u.password_hash <> ''"], invited: ["u.status = 'active' AND u.password_hash = ''"], blocked: ["u.status <> 'active'"],
};

const views: Record<UsersView, Condition> = { staff: ['m.partner_id IS NULL'], partners: ['m.partner_id IS NOT NULL'] };

/** People with an account, the latest first, each with their places of work. */
export async function usersWanted(reader: Reader, filter: UsersFilter, size = pageSize): Promise<KeysetPage<UserWithPlaces> & { previous?: string }> {
  const turn = keysetTurn('u.id', filter);
  const { sql, values } = allOf([searched(filter.q), ofPlace(filter), filter.state && states[filter.state], [turn.where, turn.value]]);
  const rows = (await reader.query(`SELECT ${userColumns} FROM users u WHERE ${sql} ORDER BY ${turn.order} LIMIT ${size + 1}`, values)) as UserRow[];
  const { rows: shown, ...turns } = turnedPage(rows, filter, size);
  const places = await placesOf(reader, shown.map(({ id }) => id));
  return { ...turns, rows: shown.map((row) => ({ ...row, places: places.filter(({ userId }) => userId === row.id) })) };
}

/** Where these people work, closed partners included. */
export async function placesOf(reader: Reader, userIds: string[]): Promise<PlaceRow[]> {
  if (userIds.length === 0) return [];
  return (await reader.query(`
    SELECT m.user_id AS userId, m.partner_id AS partnerId, p.code, p.name_zh AS nameZh, p.name_en AS nameEn, p.status, m.role, m.created_at AS since
    FROM memberships m LEFT JOIN partners p ON p.id = m.partner_id WHERE m.user_id IN (?) ORDER BY m.id`, [userIds])) as PlaceRow[];
}

/** How many people there are, at the supplier and at partners; who works for both counts twice. */
export async function userCounts(reader: Reader): Promise<Record<'all' | UsersView, number>> {
  const [row] = (await reader.query(`
    SELECT (SELECT COUNT(*) FROM users) AS everyone, COUNT(DISTINCT IF(partner_id IS NULL, user_id, NULL)) AS staff, COUNT(DISTINCT IF(partner_id IS NULL, NULL, user_id)) AS partners
    FROM memberships`)) as Record<string, string>[];
  return { all: Number(row?.everyone), staff: Number(row?.staff), partners: Number(row?.partners) };
}

function searched(q: string | undefined): Condition | undefined {
  if (!q) return undefined;
  const like = containing(q);
  return [`(u.login LIKE ? OR u.name LIKE ? OR u.email LIKE ? OR u.id IN (
    SELECT m.user_id FROM memberships m JOIN partners p ON p.id = m.partner_id WHERE p.code LIKE ? OR p.name_zh LIKE ? OR p.name_en LIKE ?))`, like, like, like, like, like, like];
}

// one and the same place of work has to fit
function ofPlace({ view, role, partner }: UsersFilter): Condition | undefined {
  const wanted = [view && views[view], role ? ['m.role = ?', role] : undefined, partner ? ['p.code = ?', partner] : undefined] as (Condition | undefined)[];
  if (wanted.every((condition) => condition === undefined)) return undefined;
  const { sql, values } = allOf(wanted);
  return [`u.id IN (SELECT m.user_id FROM memberships m LEFT JOIN partners p ON p.id = m.partner_id WHERE ${sql})`, ...values];
}
