import type { Reader } from '../../platform/database/database.js';
import { addDays, startOfDay } from '../../platform/clock/days.js';
import { type Cursor, type KeysetPage, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition } from '../../platform/http/list-filter.js';
import type { AuditFilter } from './audit-filter.dto.js';

export type TrailRow = {
  id: string; happenedAt: Date; actor: string; actorName: string; action: string; actionGroup: string; subject: string; detail: string | null; address: string; requestId: string;
  partnerCode: string | null; nameZh: string | null; nameEn: string | null;
};

/** Conditions on `audit_entries e`, made once for however many pages are read. */
export type Wanted = (Condition | undefined)[];

const columns = `e.id, e.happened_at AS happenedAt, e.actor, e.actor_name AS actorName, e.action, e.action_group AS actionGroup, e.subject, e.detail, e.address, e.request_id AS requestId,
  p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn`;

/** The trail, the latest first. */
export async function trailPage(reader: Reader, wanted: Wanted, cursor: Cursor, size: number): Promise<KeysetPage<TrailRow> & { previous?: string }> {
  const { sql, values } = allOf([...wanted, beyond(cursor)]);
  const way = cursor.before === undefined ? 'DESC' : 'ASC';
  const rows = await reader.query(`
    SELECT ${columns} FROM audit_entries e LEFT JOIN partners p ON p.id = e.partner_id
    WHERE ${sql} ORDER BY e.happened_at ${way}, e.id ${way} LIMIT ${size + 1}`, values);
  return turnedPage(rows as TrailRow[], cursor, size);
}

// entries never go, so the id of one is enough to know its time
function beyond({ after, before }: Cursor): Condition | undefined {
  const [sign, id] = before === undefined ? ['<', after] : ['>', before];
  if (id === undefined || !/^\d{1,19}$/.test(id)) return undefined;
  const then = '(SELECT happened_at FROM audit_entries WHERE id = ?)';
  return [`e.happened_at ${sign}= ${then} AND (e.happened_at ${sign} ${then} OR e.id ${sign} ?)`, id, id, id];
}

/** What was done by a user and to them, the latest first. */
export async function trailOfUser(reader: Reader, userId: string, size: number): Promise<TrailRow[]> {
  const key = `user:${userId}`;
  return (await reader.query(`
    SELECT ${columns} FROM (
      (SELECT id FROM audit_entries WHERE subject = ? ORDER BY happened_at DESC, id DESC LIMIT ${size})
      UNION (SELECT id FROM audit_entries WHERE actor = ? ORDER BY happened_at DESC, id DESC LIMIT ${size})
    ) AS found JOIN audit_entries e ON e.id = found.id LEFT JOIN partners p ON p.id = e.partner_id ORDER BY e.happened_at DESC, e.id DESC LIMIT ${size}`, [key, key])) as TrailRow[];
}

/** What a filter asks for. People are found by login, name or address, machines by their token's name. */
export async function wantedOf(reader: Reader, { person, group, subject, partner, from, to }: AuditFilter, timeZone: string): Promise<Wanted> {
  const [actors, subjects] = [await keysOf(reader, person), await keysOf(reader, subject)];
  return [
    actors && ['e.actor IN (?)', actors], group ? ['e.action_group = ?', group] : undefined, subjects && ['e.subject IN (?)', subjects],
    partner ? ['e.partner_id = (SELECT id FROM partners WHERE code = ?)', partner] : undefined,
    from ? ['e.happened_at >= ?', startOfDay(timeZone, from)] : undefined, to ? ['e.happened_at < ?', startOfDay(timeZone, addDays(to, 1))] : undefined,
  ];
}

async function keysOf(reader: Reader, text: string | undefined): Promise<string[] | undefined> {
  const word = text?.trim();
  if (!word) return undefined;
  const rows = (await reader.query(`
    SELECT CONCAT('user:', id) AS name FROM users WHERE login = ? OR name = ? OR email = ?
    UNION ALL SELECT CONCAT('token:', id) FROM api_tokens WHERE name = ?`, [word, word, word, word])) as { name: string }[];
  return [word, ...rows.map(({ name }) => name)];
}

export type Named = { login: string; name: string };

/** Who the keys `user:5` and `token:3` stand for; a token has no login. */
export async function namesOf(reader: Reader, keys: string[]): Promise<Map<string, Named>> {
  const ids = (kind: string) => ['0', ...keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1)).filter((id) => /^\d{1,19}$/.test(id))];
  const rows = (await reader.query(`
    SELECT CONCAT('user:', id) AS entry, login, name FROM users WHERE id IN (?) UNION ALL SELECT CONCAT('token:', id), '', name FROM api_tokens WHERE id IN (?)`,
  [ids('user'), ids('token')])) as ({ entry: string } & Named)[];
  return new Map(rows.map(({ entry, login, name }) => [entry, { login, name }]));
}
