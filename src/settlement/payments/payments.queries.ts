import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { containing } from '../../platform/http/list-filter.js';
import type { PaymentStatus } from './payment.entity.js';
import type { AllPaymentsFilter, PaymentsFilter, PaymentView } from './payment-filter.dto.js';

export type PaymentRow = {
  id: string; number: string; status: PaymentStatus; amount: string; unapplied: string; refunded: string; currency: string; receivedOn: string; reference: string;
  enteredByName: string; createdAt: Date; hasVoucher: number; partnerCode: string; nameZh: string; nameEn: string;
};

export type PaymentCounts = { submitted: string; unapplied: string };

type Condition = [sql: string, ...values: unknown[]];

const pageSize = 20;

/** What of a payment is set aside for a refund or was paid back. */
export const refundedOf = "COALESCE((SELECT SUM(t.amount) FROM refund_parts t JOIN refunds r ON r.id = t.refund_id WHERE t.payment_id = y.id AND r.status IN ('asked', 'approved', 'paid')), 0) + 0.00";

const list = `
  SELECT y.id, y.number, y.status, y.amount, y.unapplied, ${refundedOf} AS refunded, y.currency, y.received_on AS receivedOn, y.reference, y.entered_by_name AS enteredByName, y.created_at AS createdAt,
    y.voucher_file_id IS NOT NULL AS hasVoucher, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn
  FROM payments y JOIN partners p ON p.id = y.partner_id`;

const views: Record<PaymentView, Condition[]> = {
  submitted: [["y.status = 'submitted'"]],
  unapplied: [['y.unapplied > 0']],
  all: [],
};

/** A partner's payments, newest first. */
export function paymentsOfPartner(reader: Reader, partnerId: string, filter: PaymentsFilter, size = pageSize) {
  return pageOf(reader, [['y.partner_id = ?', partnerId], ...views[filter.view ?? 'all'], ...searched(filter, '')], filter, size);
}

/** Everyone's payments, newest first; those to check when no view is chosen. */
export function paymentsOfAll(reader: Reader, filter: AllPaymentsFilter, view: PaymentView, size = pageSize) {
  const ofPartner: Condition[] = filter.partner ? [['p.code = ?', filter.partner]] : [];
  return pageOf(reader, [...ofPartner, ...views[view], ...searched(filter, ' OR p.code = ? OR p.name_zh LIKE ? OR p.name_en LIKE ?')], filter, size);
}

/** How many vouchers wait for finance, and how many payments have cash that is not matched. */
export async function paymentCounts(reader: Reader, partnerId?: string): Promise<PaymentCounts> {
  const [condition, values] = partnerId ? [' AND partner_id = ?', [partnerId]] : ['', []];
  const [row] = (await reader.query(`
    SELECT (SELECT COUNT(*) FROM payments WHERE status = 'submitted'${condition}) AS submitted, (SELECT COUNT(*) FROM payments WHERE unapplied > 0${condition}) AS unapplied`,
  [...values, ...values])) as PaymentCounts[];
  return row as PaymentCounts;
}

async function pageOf(reader: Reader, conditions: Condition[], filter: PaymentsFilter, size: number): Promise<KeysetPage<PaymentRow> & { previous?: string }> {
  const turn = keysetTurn('y.id', filter);
  const all: Condition[] = [...conditions, [turn.where, turn.value]];
  const rows = await reader.query(
    `${list} WHERE ${all.map(([sql]) => sql).join(' AND ')} ORDER BY ${turn.order} LIMIT ${size + 1}`, all.flatMap(([, ...values]) => values));
  return turnedPage(rows as PaymentRow[], filter, size);
}

function searched({ q }: PaymentsFilter, more: string): Condition[] {
  if (!q) return [];
  const like = containing(q);
  return [[`(y.number LIKE ? OR y.reference LIKE ?${more})`, like, like, ...(more ? [q.trim(), like, like] : [])]];
}
