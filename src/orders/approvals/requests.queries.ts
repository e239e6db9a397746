import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf } from '../../platform/http/list-filter.js';
import type { RequestsFilter } from './approvals.dto.js';
import type { RequestStatus } from './order-request.entity.js';

export type RequestRow = {
  id: string; number: string; userId: string; askedByName: string; status: RequestStatus; poNumber: string; note: string; currency: string; total: string; overLimit: string;
  askedAt: Date; statusSince: Date; decidedByName: string; decisionNote: string; orderNumber: string | null; draw: string; drawShown: string | null; shipTo: string | null; kinds: string;
};
export type RequestLineRow = { productId: string; sku: string; nameZh: string; nameEn: string; quantity: number; unitPrice: string };

const pageSize = 20;

const request = `
  SELECT r.id, r.number, r.user_id AS userId, r.asked_by_name AS askedByName, r.status, r.po_number AS poNumber, r.note, r.currency, r.total, r.over_limit AS overLimit,
    r.asked_at AS askedAt, r.status_since AS statusSince, r.decided_by_name AS decidedByName, r.decision_note AS decisionNote, o.number AS orderNumber, r.draw, r.draw_shown AS drawShown,
    COALESCE(o.ship_to, (SELECT CONCAT_WS(' · ', a.label, a.line, a.recipient) FROM partner_addresses a WHERE a.id = r.address_id AND a.partner_id = r.partner_id)) AS shipTo,
    (SELECT COUNT(*) FROM order_request_lines l WHERE l.request_id = r.id) AS kinds
  FROM order_requests r LEFT JOIN orders o ON o.id = r.order_id`;

/** A partner's requests, the newest first. */
export async function requestsOf(reader: Reader, partnerId: string, filter: RequestsFilter): Promise<KeysetPage<RequestRow> & { previous?: string }> {
  const turn = keysetTurn('r.id', filter);
  const { sql, values } = allOf([['r.partner_id = ?', partnerId], filter.status ? ['r.status = ?', filter.status] : undefined, [turn.where, turn.value]]);
  return turnedPage((await reader.query(`${request} WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values)) as RequestRow[], filter, pageSize);
}

export async function requestOf(reader: Reader, partnerId: string, number: string): Promise<RequestRow | undefined> {
  const [row] = (await reader.query(`${request} WHERE r.partner_id = ? AND r.number = ?`, [partnerId, number])) as RequestRow[];
  return row;
}

export function requestLines(reader: Reader, requestId: string): Promise<RequestLineRow[]> {
  return reader.query(`
    SELECT l.product_id AS productId, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, l.quantity, l.unit_price AS unitPrice
    FROM order_request_lines l JOIN products p ON p.id = l.product_id WHERE l.request_id = ? ORDER BY l.line_no`, [requestId]) as Promise<RequestLineRow[]>;
}

export type Waiting = { waiting: number; latest: string | null; askedByName: string | null; total: string | null; currency: string | null };

export const noneWaiting: Waiting = { waiting: 0, latest: null, askedByName: null, total: null, currency: null };

/** What waits at a partner for someone other than its asker, the longest waiting first. */
export async function waitingFor(reader: Reader, partnerId: string, userId: string): Promise<Waiting> {
  const [row] = (await reader.query(`
    SELECT COUNT(*) OVER () AS waiting, number AS latest, asked_by_name AS askedByName, total, currency
    FROM order_requests WHERE partner_id = ? AND status = 'waiting' AND user_id <> ? ORDER BY id LIMIT 1`, [partnerId, userId])) as Waiting[];
  return row ? { ...row, waiting: Number(row.waiting) } : noneWaiting;
}
