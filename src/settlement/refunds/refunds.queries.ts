import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import type { Amount } from '../../platform/money/money.js';
import type { RefundStatus } from './refund.entity.js';
import type { AllRefundsFilter, RefundsFilter, RefundView } from './refunds.dto.js';

export type RefundRow = {
  id: string; number: string; partnerId: string; status: RefundStatus; amount: Amount; currency: string; payee: string; bank: string; bankAccount: string; reason: string;
  askedBy: string; askedByName: string; askedOn: string; askedAt: Date; paidOn: string | null; reference: string; partnerCode: string; nameZh: string; nameEn: string;
};
export type RefundCounts = { asked: string; approved: string };
export type RefundPartRow = { number: string; isCredit: number; amount: Amount; receivedOn: string; reference: string };
export type RefundEvent = { to: RefundStatus; by: string; at: Date; reason: string | null };
export type RefundOfPayment = { number: string; status: RefundStatus; amount: Amount };

type Paged = KeysetPage<RefundRow> & { previous?: string };

const pageSize = 20;

const list = `
  SELECT r.id, r.number, r.partner_id AS partnerId, r.status, r.amount, r.currency, r.payee, r.bank, r.bank_account AS bankAccount, r.reason, r.asked_by AS askedBy,
    r.asked_by_name AS askedByName, r.asked_on AS askedOn, r.asked_at AS askedAt, r.paid_on AS paidOn, r.reference, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn
  FROM refunds r JOIN partners p ON p.id = r.partner_id`;

/** A partner's refunds, newest first. */
export function refundsOfPartner(reader: Reader, partnerId: string, filter: RefundsFilter): Promise<Paged> {
  return pageOf(reader, [['r.partner_id = ?', partnerId], searched(filter.q)], filter);
}

/** Everyone's refunds in a view, newest first. */
export function refundsOfAll(reader: Reader, filter: AllRefundsFilter, view: RefundView): Promise<Paged> {
  return pageOf(reader, [view === 'all' ? undefined : ['r.status = ?', view], filter.partner ? ['p.code = ?', filter.partner] : undefined, searched(filter.q)], filter);
}

export async function refundCounts(reader: Reader): Promise<RefundCounts> {
  const [row] = (await reader.query(`
    SELECT (SELECT COUNT(*) FROM refunds WHERE status = 'asked') AS asked, (SELECT COUNT(*) FROM refunds WHERE status = 'approved') AS approved`)) as RefundCounts[];
  return row as RefundCounts;
}

export async function ownRefund(reader: Reader, partnerId: string, number: string): Promise<RefundRow | undefined> {
  return ((await reader.query(`${list} WHERE r.number = ? AND r.partner_id = ?`, [number, partnerId])) as RefundRow[])[0];
}

export async function anyRefund(reader: Reader, number: string): Promise<RefundRow | undefined> {
  return ((await reader.query(`${list} WHERE r.number = ?`, [number])) as RefundRow[])[0];
}

/** The payments and credit notes a refund gives back, in the order they were taken. */
export async function partsOfRefund(reader: Reader, id: string): Promise<RefundPartRow[]> {
  return (await reader.query(`
    SELECT COALESCE(y.number, c.number) AS number, c.id IS NOT NULL AS isCredit, t.amount, COALESCE(y.received_on, c.issued_on) AS receivedOn, COALESCE(y.reference, '') AS reference
    FROM refund_parts t LEFT JOIN payments y ON y.id = t.payment_id LEFT JOIN credit_notes c ON c.id = t.credit_note_id WHERE t.refund_id = ? ORDER BY t.id`, [id])) as RefundPartRow[];
}

export async function eventsOfRefund(reader: Reader, id: string): Promise<RefundEvent[]> {
  return (await reader.query(`
    SELECT to_state AS \`to\`, actor_name AS \`by\`, changed_at AS at, reason FROM state_changes WHERE subject = 'refund' AND subject_id = ? ORDER BY id`, [id])) as RefundEvent[];
}

/** What is or was to go back of a payment or a credit note, oldest first. */
export async function refundsOf(reader: Reader, source: 'payment_id' | 'credit_note_id', id: string): Promise<RefundOfPayment[]> {
  return (await reader.query(`
    SELECT r.number, r.status, t.amount FROM refund_parts t JOIN refunds r ON r.id = t.refund_id WHERE t.${source} = ? ORDER BY t.id`, [id])) as RefundOfPayment[];
}

/** The account a partner's last refund named, to be offered again. */
export async function lastAccountOf(reader: Reader, partnerId: string): Promise<{ payee: string; bank: string; bankAccount: string } | undefined> {
  const rows = (await reader.query('SELECT payee, bank, bank_account AS bankAccount FROM refunds WHERE partner_id = ? ORDER BY id DESC LIMIT 1', [partnerId])) as { payee: string; bank: string; bankAccount: string }[];
  return rows[0];
}

async function pageOf(reader: Reader, conditions: (Condition | undefined)[], filter: RefundsFilter): Promise<Paged> {
  const turn = keysetTurn('r.id', filter);
  const { sql, values } = allOf([...conditions, [turn.where, turn.value]]);
  return turnedPage((await reader.query(`${list} WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values)) as RefundRow[], filter, pageSize);
}

function searched(q: string | undefined): Condition | undefined {
  if (!q) return undefined;
  const like = containing(q);
  return ['(r.number LIKE ? OR r.reference LIKE ? OR p.code = ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)', like, like, q.trim(), like, like];
}
