import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import type { AlertsFilter, AlertView } from './alerts.dto.js';
import type { AlertStatus } from './order-alert.entity.js';

export type AlertRow = {
  id: string; status: AlertStatus; figures: string; raisedAt: Date; version: number; note: string; judgedBy: string; judgedAt: Date | null;
  number: string; total: string; currency: string; orderStatus: string; partnerCode: string; nameZh: string; nameEn: string;
};

const pageSize = 20;

const alerts = `
  SELECT a.id, a.status, a.figures, a.raised_at AS raisedAt, a.order_version AS version, a.note, a.judged_by_name AS judgedBy, a.judged_at AS judgedAt,
    o.number, o.total, o.currency, o.status AS orderStatus, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn
  FROM order_alerts a JOIN orders o ON o.id = a.order_id JOIN partners p ON p.id = o.partner_id`;

/** Alerts in one state, newest first. */
export async function alertsIn(reader: Reader, view: AlertView, filter: AlertsFilter): Promise<KeysetPage<AlertRow> & { previous?: string }> {
  const turn = keysetTurn('a.id', filter);
  const { sql, values } = allOf([['a.status = ?', view], [turn.where, turn.value], searched(filter.q)]);
  return turnedPage((await reader.query(`${alerts} WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values)) as AlertRow[], filter, pageSize);
}

export async function alertById(reader: Reader, id: string): Promise<AlertRow | undefined> {
  return ((await reader.query(`${alerts} WHERE a.id = ?`, [id])) as AlertRow[])[0];
}

export async function openAlerts(reader: Reader): Promise<number> {
  const [row] = (await reader.query("SELECT COUNT(*) AS count FROM order_alerts WHERE status = 'open'")) as { count: string }[];
  return Number(row?.count);
}

function searched(q: string | undefined): Condition | undefined {
  if (!q) return undefined;
  const like = containing(q);
  return ['(o.number LIKE ? OR p.code = ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)', like, q.trim(), like, like];
}
