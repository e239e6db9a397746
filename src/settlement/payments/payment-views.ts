import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { type Amount, compare, isPositive, minus, sum } from '../../platform/money/money.js';
import type { Tone } from '../../platform/views/page-context.js';
import type { OpenInvoice } from '../invoices/open-invoices.queries.js';
import { standingOf } from '../invoices/invoice-views.js';
import { allocate } from './allocate.js';
import type { PaymentStatus } from './payment.entity.js';
import type { DecisionRow, PaymentHead, RunRow } from './payment-page.queries.js';
import type { PaymentRow } from './payments.queries.js';

type Paid = { status: PaymentStatus; amount: Amount; unapplied: Amount; refunded: Amount };
export type PaymentState = 'submitted' | 'refused' | 'reassigned' | 'unapplied' | 'matched' | 'refunded';

/** What a reader wants to know of a payment: whether finance has it, and whether all of it found its invoices or goes back. */
export function stateOf({ status, amount, unapplied, refunded }: Paid): PaymentState {
  if (status !== 'recorded') return status;
  if (isPositive(unapplied)) return 'unapplied';
  return compare(refunded, amount) === 0 ? 'refunded' : 'matched';
}

export function paymentRowView(row: PaymentRow, language: Language) {
  return { ...row, state: stateOf(row), partner: nameIn(language, row), isRecorded: row.status === 'recorded' };
}

type TimelineItem = { icon: string; tone: Tone; who: string; text: string; note?: string; at: Date };

const marks: Record<PaymentStatus, { icon: string; tone: Tone }> = {
  submitted: { icon: 'upload', tone: 'blue' }, recorded: { icon: 'check', tone: 'green' }, refused: { icon: 'x', tone: 'red' }, reassigned: { icon: 'refresh', tone: 'amber' },
};

export function paymentView(head: PaymentHead, { runs, decisions }: { runs: RunRow[]; decisions: DecisionRow[] }, language: Language) {
  return {
    ...head, state: stateOf(head), partner: nameIn(language, head), isRecorded: head.status === 'recorded', applied: minus(head.amount, sum([head.unapplied, head.refunded, head.inFunds])), isInFunds: isPositive(head.inFunds), isRefunded: isPositive(head.refunded),
    hasPicture: head.voucherType?.startsWith('image/') ?? false, runs: runViews(runs),
    timeline: decisions.map(({ to, by, at, reason }): TimelineItem => ({ ...marks[to], who: by, text: `settlement.payment.events.${to}`, note: reason ?? undefined, at })),
  };
}

/** Matching runs, oldest first, each with its invoices. */
export function runViews(rows: RunRow[]) {
  const ids = [...new Set(rows.map(({ entryId }) => entryId))];
  return ids.map((entryId) => {
    const parts = rows.filter((row) => row.entryId === entryId);
    const { at, by, reverses, reversedBy, reason } = parts[0] as RunRow;
    return {
      entryId, at, by, reason, isReversal: reverses !== null, isTakenBack: reversedBy !== null, total: sum(parts.map(({ amount }) => amount)),
      parts: parts.map(({ invoice, amount }) => ({ invoice, amount })),
    };
  });
}

/** Open invoices to match with, each with what oldest first would give it. */
export function proposal(amount: Amount, invoices: OpenInvoice[], today: string) {
  const parts = new Map(allocate(amount, invoices).allocations.map((part) => [part.invoice.number, part.amount]));
  return invoices.map((invoice) => ({ ...invoice, ...standingOf(invoice, today), proposed: parts.get(invoice.number) ?? '' }));
}
