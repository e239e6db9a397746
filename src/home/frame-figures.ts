import type { PartnerActor, StaffActor } from '../identity/access/actors.js';
import type { Database } from '../platform/database/database.js';

export type FrameFigures = { held: number; quotes: number; toCheck: number; refunds: number; toMatch: number; disputes: number; alerts: number; unread: number; mayOrder: boolean };

type Row = Record<keyof FrameFigures, string>;

const unread = '(SELECT COUNT(*) FROM (SELECT 1 FROM notifications WHERE user_id = ? AND partner_id <=> ? AND read_at IS NULL LIMIT 99) AS latest)';

const ofStaff = `
  SELECT (SELECT COUNT(*) FROM orders WHERE status = 'held') AS held, (SELECT COUNT(*) FROM quotes WHERE status = 'requested') AS quotes,
    (SELECT COUNT(*) FROM payments WHERE status = 'submitted') AS toCheck, (SELECT COUNT(*) FROM refunds WHERE status = 'asked') AS refunds, (SELECT COUNT(*) FROM bank_lines WHERE status = 'open') AS toMatch,
    (SELECT COUNT(*) FROM statement_disputes WHERE status = 'open') AS disputes, (SELECT COUNT(*) FROM order_alerts WHERE status = 'open') AS alerts,
    ${unread} AS unread, 0 AS mayOrder`;

const ofPartner = `
  SELECT (SELECT COUNT(*) FROM orders WHERE partner_id = p.id AND status = 'held') AS held, 0 AS quotes, 0 AS toCheck, 0 AS refunds, 0 AS toMatch, 0 AS disputes, 0 AS alerts,
    ${unread} AS unread, p.ordering_open = 1 AND p.status = 'active' AS mayOrder
  FROM partners p WHERE p.id = ?`;

/** What the navigation counts, in one statement. */
export async function frameFigures(database: Database, actor: PartnerActor | StaffActor): Promise<FrameFigures> {
  const [row] = actor.kind === 'staff'
    ? await database.query<Row>(ofStaff, [actor.userId, null])
    : await database.query<Row>(ofPartner, [actor.userId, actor.partnerId, actor.partnerId]);
  return { held: Number(row?.held ?? 0), quotes: Number(row?.quotes ?? 0), toCheck: Number(row?.toCheck ?? 0), refunds: Number(row?.refunds ?? 0), toMatch: Number(row?.toMatch ?? 0), disputes: Number(row?.disputes ?? 0), alerts: Number(row?.alerts ?? 0), unread: Number(row?.unread ?? 0), mayOrder: Number(row?.mayOrder) > 0 };
}
