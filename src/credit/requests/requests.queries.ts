import type { Reader } from '../../platform/database/database.js';
import { type Cursor, type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf } from '../../platform/http/list-filter.js';
import type { RequestStatus } from './credit-request.entity.js';

export const requestViews = ['open', 'decided', 'all'] as const;
export type RequestView = (typeof requestViews)[number];

export type RequestRow = {
  id: string; number: string; partnerId: string; partnerCode: string; nameZh: string; nameEn: string; status: RequestStatus; amount: string; currency: string; fromOn: string; untilOn: string; reason: string;
  askedByName: string; askedAt: Date; grantedAmount: string | null; grantedUntil: string | null; endorsedBy: string; endorsedByName: string; decidedByName: string; decidedAt: Date | null; answer: string; appliedAt: Date | null;
};
export type PaperRow = { id: string; fileId: string; name: string };
export type RequestEvent = { to: RequestStatus; by: string; reason: string | null; at: Date };

const pageSize = 20;
const requestsShown = 10;

const request = `
  SELECT r.id, r.number, r.partner_id AS partnerId, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn, r.status, r.amount, r.currency, r.from_on AS fromOn, r.until_on AS untilOn, r.reason,
    r.asked_by_name AS askedByName, r.asked_at AS askedAt, r.granted_amount AS grantedAmount, r.granted_until AS grantedUntil, r.endorsed_by AS endorsedBy, r.endorsed_by_name AS endorsedByName,
    r.decided_by_name AS decidedByName, r.decided_at AS decidedAt, r.answer_note AS answer, r.applied_at AS appliedAt
  FROM credit_requests r JOIN partners p ON p.id = r.partner_id`;

const views: Record<RequestView, [string] | undefined> = { open: ["r.status IN ('submitted', 'endorsed')"], decided: ["r.status IN ('granted', 'refused', 'withdrawn')"], all: undefined };

/** Everyone's requests, the latest first. */
export async function requestsOfAll(reader: Reader, cursor: Cursor, view: RequestView): Promise<KeysetPage<RequestRow> & { previous?: string }> {
  const turn = keysetTurn('r.id', cursor);
  const { sql, values } = allOf([views[view], [turn.where, turn.value]]);
  return turnedPage((await reader.query(`${request} WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values)) as RequestRow[], cursor, pageSize);
}

export async function openRequests(reader: Reader): Promise<number> {
  const [row] = (await reader.query("SELECT COUNT(*) AS count FROM credit_requests WHERE status IN ('submitted', 'endorsed')")) as { count: string }[];
  return Number(row?.count);
}

/** A partner's requests, the latest first. */
export async function requestsOfPartner(reader: Reader, partnerId: string): Promise<RequestRow[]> {
  return (await reader.query(`${request} WHERE r.partner_id = ? ORDER BY r.id DESC LIMIT ${requestsShown}`, [partnerId])) as RequestRow[];
}

export async function requestNumbered(reader: Reader, number: string): Promise<RequestRow | undefined> {
  return ((await reader.query(`${request} WHERE r.number = ?`, [number])) as RequestRow[])[0];
}

export async function papersOf(reader: Reader, requestId: string): Promise<PaperRow[]> {
  return (await reader.query('SELECT x.id, x.file_id AS fileId, f.name FROM credit_request_papers x JOIN stored_files f ON f.id = x.file_id WHERE x.request_id = ? ORDER BY x.id', [requestId])) as PaperRow[];
}

export async function eventsOfRequest(reader: Reader, requestId: string): Promise<RequestEvent[]> {
  return (await reader.query("SELECT to_state AS `to`, actor_name AS `by`, reason, changed_at AS at FROM state_changes WHERE subject = 'credit_request' AND subject_id = ? ORDER BY id DESC", [requestId])) as RequestEvent[];
}
