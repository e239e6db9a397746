import type { KnownActor } from '../identity/access/actors.js';
import type { Database } from '../platform/database/database.js';

export type Company = { code: string; nameZh: string; nameEn: string };
export type FrameFigures = { held: number; toCheck: number; unread: number; mayOrder: boolean; company: Company | null; companies: Company[]; isStaff: boolean };

type Person = Exclude<KnownActor, { kind: 'token' }>;
type Row = Record<'held' | 'toCheck' | 'unread' | 'mayOrder' | 'isStaff', string> & { company: string | null; companies: string | null };

const unread = '(SELECT COUNT(*) FROM (SELECT 1 FROM notifications WHERE user_id = ? AND partner_id <=> ? AND read_at IS NULL LIMIT 99) AS latest)';
const company = "JSON_OBJECT('code', p.code, 'nameZh', p.name_zh, 'nameEn', p.name_en)";
const companies = `(SELECT JSON_ARRAYAGG(${company}) FROM partners p WHERE p.id IN (SELECT partner_id FROM memberships WHERE user_id = ?))`;
const isStaff = '(SELECT COUNT(*) FROM memberships WHERE user_id = ? AND partner_id IS NULL)';

const ofStaff = `
  SELECT (SELECT COUNT(*) FROM orders WHERE status = 'held') AS held,
    (SELECT COUNT(*) FROM payments WHERE status = 'submitted') AS toCheck,
    ${unread} AS unread, ${companies} AS companies, 1 AS isStaff, 0 AS mayOrder, NULL AS company`;

const ofPartner = `
  SELECT (SELECT COUNT(*) FROM orders o WHERE o.partner_id = p.id AND o.status = 'held') AS held, 0 AS toCheck,
    ${unread} AS unread, ${companies} AS companies, ${isStaff} AS isStaff, p.ordering_open = 1 AND p.status = 'active' AS mayOrder, ${company} AS company
  FROM partners p WHERE p.id = ?`;

/** What the navigation counts and the companies its user may switch to, in one statement. */
export async function frameFigures(database: Database, actor: Person): Promise<FrameFigures> {
  const { userId } = actor;
  const [row] = actor.kind === 'staff'
    ? await database.query<Row>(ofStaff, [userId, null, userId])
    : await database.query<Row>(ofPartner, [userId, actor.partnerId, userId, userId, actor.partnerId]);
  return {
    held: Number(row?.held ?? 0),
    toCheck: Number(row?.toCheck ?? 0),
    unread: Number(row?.unread ?? 0),
    mayOrder: Number(row?.mayOrder) > 0,
    isStaff: Number(row?.isStaff) > 0,
    company: parsed<Company>(row?.company ?? null),
    companies: parsed<Company[]>(row?.companies ?? null) ?? [],
  };
}

// MariaDB hands JSON over as text, MySQL as what it says
function parsed<T>(json: string | T | null): T | null {
  return typeof json === 'string' ? (JSON.parse(json) as T) : json;
}
