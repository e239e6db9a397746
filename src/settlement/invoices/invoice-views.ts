import { daysBetween } from '../../platform/clock/days.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { type Fund, funds } from '../../credit/funds/fund-account.entity.js';
import { isPositive, sum } from '../../platform/money/money.js';
import { paymentStateOf } from '../payments/allocate.js';
import type { WriteOffRow } from '../write-offs/write-offs.queries.js';
import type { AllocationRow, InvoiceHead, InvoiceLineRow } from './invoice-page.queries.js';
import type { InvoiceRow } from './invoices.queries.js';

export type InvoiceState = 'open' | 'partly_paid' | 'paid' | 'overdue';

type Look = { language: Language; today: string };
type Owed = { dueOn: string; total: string; openAmount: string };

/** Overdue comes before partly paid: it is what calls for something. `late` is in days, 0 while there is time. */
export function standingOf({ dueOn, total, openAmount }: Owed, today: string): { state: InvoiceState; late: number } {
  const paid = paymentStateOf({ invoiced: total, open: openAmount });
  if (paid === 'paid') return { state: 'paid', late: 0 };
  const late = Math.max(0, daysBetween(dueOn, today));
  if (late > 0) return { state: 'overdue', late };
  return { state: paid === 'invoiced' ? 'open' : 'partly_paid', late };
}

/** What each fund of the partner paid of an invoice, which its paper says; what a credit note gave back since stands on the note. */
function paidFrom(allocations: AllocationRow[]): { fund: Fund; amount: string }[] {
  return funds.map((fund) => ({ fund, amount: sum(allocations.filter((part) => part.fund === fund && part.reference === null).map(({ amount }) => amount)) })).filter(({ amount }) => isPositive(amount));
}

export function invoiceRowView(row: InvoiceRow, { language, today }: Look) {
  return { ...row, ...standingOf(row, today), partner: nameIn(language, row) };
}

export function invoiceView(head: InvoiceHead, parts: { lines: InvoiceLineRow[]; allocations: AllocationRow[]; writeOffs: WriteOffRow[] }, { language, today }: Look) {
  return {
    ...head, ...standingOf(head, today), partner: nameIn(language, head),
    lines: parts.lines.map((line) => ({ ...line, name: nameIn(language, line), isDiscounted: isPositive(line.discount) })),
    writeOffs: parts.writeOffs.map((row) => ({ ...row, isReversal: row.amount.startsWith('-'), isTakenBack: Number(row.isTakenBack) > 0 })),
    paidFrom: paidFrom(parts.allocations),
    allocations: parts.allocations.map((part) => ({ ...part, isTakenBack: part.amount.startsWith('-') })),
  };
}
