import { type Amount, compare, minus, sum } from '../../platform/money/money.js';
import { SettlementError } from '../settlement-error.js';

/** What is credited and written off of an invoice `i`, as a column. */
export const takenOff = `
  (SELECT COALESCE(SUM(n.total), 0) FROM credit_notes n WHERE n.invoice_id = i.id) + (SELECT COALESCE(SUM(w.amount), 0) FROM write_offs w WHERE w.invoice_id = i.id) + 0.00`;

/** Credit notes and write-offs together take no more off an invoice than it came to; what was paid does not count. The partner's account is locked. */
export function refuseBeyondInvoice({ number, total, taken }: { number: string; total: Amount; taken: Amount }, amount: Amount, field: string): void {
  if (compare(sum([taken, amount]), total) > 0) throw new SettlementError('over_invoice', { number, total, taken, most: minus(total, taken) }, field);
}
