import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, containing, type ListFilter } from '../../platform/http/list-filter.js';
import type { PartnerRole } from '../access/permissions.js';
import type { UserState } from '../users/user.dto.js';

/** Someone who works for a partner, as its owner may know them: nothing of what they do elsewhere. */
export type ColleagueRow = { id: string; login: string; name: string; email: string; state: UserState; roles: string; since: Date };
export type Colleague = Omit<ColleagueRow, 'roles'> & { roles: PartnerRole[] };

const pageSize = 20;

const colleague = `
  SELECT u.id, u.login, u.name, u.email, MIN(m.created_at) AS since, GROUP_CONCAT(m.role ORDER BY m.id) AS roles,
    CASE WHEN u.status <> 'active' THEN 'blocked' WHEN u.password_hash = '' THEN 'invited' ELSE 'active' END AS state
  FROM memberships m JOIN users u ON u.id = m.user_id`;

/** Who works for a partner, the latest account first. */
export async function colleaguesOf(reader: Reader, partnerId: string, filter: ListFilter): Promise<KeysetPage<Colleague> & { previous?: string }> {
  const turn = keysetTurn('u.id', filter);
  const like = containing(filter.q ?? '');
  const { sql, values } = allOf([['m.partner_id = ?', partnerId], filter.q ? ['(u.login LIKE ? OR u.name LIKE ? OR u.email LIKE ?)', like, like, like] : undefined, [turn.where, turn.value]]);
  const rows = (await reader.query(`${colleague} WHERE ${sql} GROUP BY u.id ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values)) as ColleagueRow[];
  return turnedPage(rows.map(withRoles), filter, pageSize);
}

export async function colleagueOf(reader: Reader, partnerId: string, login: string): Promise<Colleague | undefined> {
  const [row] = (await reader.query(`${colleague} WHERE m.partner_id = ? AND u.login = ? GROUP BY u.id`, [partnerId, login])) as ColleagueRow[];
  return row && withRoles(row);
}

function withRoles(row: ColleagueRow): Colleague {
  return { ...row, roles: row.roles.split(',') as PartnerRole[] };
}
