import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import type { Amount } from '../../platform/money/money.js';
import type { StatementStatus } from '../statements/statement.entity.js';
import type { DisputeStatus } from './dispute.entity.js';
import type { DisputesFilter, DisputeView } from './disputes.dto.js';

/** A frozen line with what is disputed in it, if anything is. */
export type LineRow = {
  lineId: string; position: number; date: string; kind: string; number: string; debit: Amount; credit: Amount; balance: Amount; period: string; currency: string; statementStatus: StatementStatus; partnerId: string;
  id: string | null; status: DisputeStatus | null; note: string | null; fileId: string | null; fileName: string | null; fileType: string | null; raisedBy: string | null; raisedAt: Date | null;
  sentAt: Date | null; answer: string | null; answeredBy: string | null; answeredAt: Date | null;
};

/** A dispute as finance sees it. */
export type DisputeRow = LineRow & { id: string; status: DisputeStatus; partnerCode: string; nameZh: string; nameEn: string };

const pageSize = 20;

const columns = `
  l.id AS lineId, l.position, l.line_date AS date, l.kind, l.document AS number, l.debit, l.credit, l.balance, s.period, s.currency, s.status AS statementStatus, s.partner_id AS partnerId,
  d.id, d.status, d.note, d.file_id AS fileId, f.name AS fileName, f.media_type AS fileType, d.raised_by_name AS raisedBy, d.raised_at AS raisedAt, d.sent_at AS sentAt,
  d.answer_note AS answer, d.answered_by_name AS answeredBy, d.answered_at AS answeredAt`;

const ofLines = `
  SELECT ${columns} FROM statement_lines l JOIN statements s ON s.id = l.statement_id
    LEFT JOIN statement_disputes d ON d.line_id = l.id LEFT JOIN stored_files f ON f.id = d.file_id`;

const ofDisputes = `
  SELECT ${columns}, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn
  FROM statement_disputes d JOIN statement_lines l ON l.id = d.line_id JOIN statements s ON s.id = d.statement_id JOIN partners p ON p.id = d.partner_id
    LEFT JOIN stored_files f ON f.id = d.file_id`;

// what a dealer only noted is not finance's yet
const sent = "d.status <> 'noted'";
const views: Record<DisputeView, string> = { open: "d.status = 'open'", answered: "d.status IN ('accepted', 'declined')", all: sent };

/** A statement's frozen lines in their order. */
export async function linesOfStatement(reader: Reader, statementId: string): Promise<LineRow[]> {
  return (await reader.query(`${ofLines} WHERE l.statement_id = ? ORDER BY l.position`, [statementId])) as LineRow[];
}

export async function ownLine(reader: Reader, partnerId: string, period: string, lineId: string): Promise<LineRow | undefined> {
  return ((await reader.query(`${ofLines} WHERE l.id = ? AND s.partner_id = ? AND s.period = ?`, [lineId, partnerId, period])) as LineRow[])[0];
}

export async function sentDispute(reader: Reader, id: string): Promise<DisputeRow | undefined> {
  return ((await reader.query(`${ofDisputes} WHERE d.id = ? AND ${sent}`, [id])) as DisputeRow[])[0];
}

/** Disputes that were sent, newest first. */
export async function disputesOfAll(reader: Reader, filter: DisputesFilter, view: DisputeView): Promise<KeysetPage<DisputeRow> & { previous?: string }> {
  const turn = keysetTurn('d.id', filter);
  const { sql, values } = allOf([[views[view]], [turn.where, turn.value], filter.partner ? ['p.code = ?', filter.partner] : undefined, searched(filter.q)]);
  const rows = await reader.query(`${ofDisputes} WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values);
  return turnedPage(rows as DisputeRow[], filter, pageSize);
}

export async function openDisputes(reader: Reader): Promise<number> {
  const [row] = (await reader.query("SELECT COUNT(*) AS count FROM statement_disputes WHERE status = 'open'")) as { count: string }[];
  return Number(row?.count);
}

function searched(q: string | undefined): Condition | undefined {
  if (!q) return undefined;
  const like = containing(q);
  return ['(l.document LIKE ? OR s.period = ? OR p.code = ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)', like, q.trim(), q.trim(), like, like];
}
