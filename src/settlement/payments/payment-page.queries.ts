import type { Reader } from '../../platform/database/database.js';
import type { PaymentStatus } from './payment.entity.js';
import { refundedOf } from './payments.queries.js';

export type PaymentHead = {
  id: string; number: string; partnerId: string; status: PaymentStatus; amount: string; unapplied: string; refunded: string; inFunds: string; currency: string; receivedOn: string; reference: string;
  note: string; refusalReason: string; movedTo: string | null; enteredByName: string; createdAt: Date; recordedAt: Date | null; voucherFileId: string | null; voucherName: string | null; voucherType: string | null;
  partnerCode: string; nameZh: string; nameEn: string;
};

/** One invoice's part of a matching run; `reversedBy` is the entry that took the run back, `reverses` the one this takes back. */
export type RunRow = { entryId: string; reverses: string | null; reversedBy: string | null; reason: string; at: Date; by: string; invoice: string; amount: string };

export type DecisionRow = { to: PaymentStatus; by: string; at: Date; reason: string | null };

const inFundsOf = "(SELECT COALESCE(SUM(m.amount), 0) + 0.00 FROM fund_movements m WHERE m.document = y.number)";

const head = `
  SELECT y.id, y.number, y.partner_id AS partnerId, y.status, y.amount, y.unapplied, ${refundedOf} AS refunded, ${inFundsOf} AS inFunds, y.currency, y.received_on AS receivedOn, y.reference, y.note,
    y.refusal_reason AS refusalReason, y.moved_to AS movedTo, y.entered_by_name AS enteredByName, y.created_at AS createdAt, y.recorded_at AS recordedAt,
    y.voucher_file_id AS voucherFileId, f.name AS voucherName, f.media_type AS voucherType, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn
  FROM payments y JOIN partners p ON p.id = y.partner_id LEFT JOIN stored_files f ON f.id = y.voucher_file_id`;

export async function ownPayment(reader: Reader, partnerId: string, number: string): Promise<PaymentHead | undefined> {
  return ((await reader.query(`${head} WHERE y.number = ? AND y.partner_id = ?`, [number, partnerId])) as PaymentHead[])[0];
}

export async function anyPayment(reader: Reader, number: string): Promise<PaymentHead | undefined> {
  return ((await reader.query(`${head} WHERE y.number = ?`, [number])) as PaymentHead[])[0];
}

/** What a payment, or a credit note, was matched to. */
export async function runsOf(reader: Reader, source: 'payment_id' | 'credit_note_id', id: string): Promise<RunRow[]> {
  return (await reader.query(`
    SELECT a.entry_id AS entryId, e.reverses_id AS reverses, r.id AS reversedBy, e.reason, a.created_at AS at, a.created_by_name AS \`by\`, i.number AS invoice, a.amount
    FROM payment_allocations a JOIN invoices i ON i.id = a.invoice_id JOIN ledger_entries e ON e.id = a.entry_id LEFT JOIN ledger_entries r ON r.reverses_id = a.entry_id
    WHERE a.${source} = ? ORDER BY a.id`, [id])) as RunRow[];
}

export async function decisionsOfPayment(reader: Reader, paymentId: string): Promise<DecisionRow[]> {
  return (await reader.query(`
    SELECT to_state AS \`to\`, actor_name AS \`by\`, changed_at AS at, reason FROM state_changes WHERE subject = 'payment' AND subject_id = ? ORDER BY id`, [paymentId])) as DecisionRow[];
}

/** Partners finance may enter a payment for. */
export async function payers(reader: Reader): Promise<{ code: string; nameZh: string; nameEn: string }[]> {
  return (await reader.query("SELECT code, name_zh AS nameZh, name_en AS nameEn FROM partners WHERE status = 'active' ORDER BY code LIMIT 500")) as { code: string; nameZh: string; nameEn: string }[];
}
