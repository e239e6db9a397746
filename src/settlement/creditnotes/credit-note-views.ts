import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { compare, isPositive } from '../../platform/money/money.js';
import type { RunRow } from '../payments/payment-page.queries.js';
import { runViews } from '../payments/payment-views.js';
import type { RefundOfPayment } from '../refunds/refunds.queries.js';
import { type CreditedRate, lineKey, rateKey, restByRate } from './draft-credit-note.js';
import type { CreditableLine } from './creditable.queries.js';
import type { CreditNoteLineRow, CreditNoteRow } from './credit-notes.queries.js';

/** A note's state in the words of its pill. */
export const creditState = ({ total, unapplied }: { total: string; unapplied: string }) => (!isPositive(unapplied) ? 'used' : compare(unapplied, total) < 0 ? 'partly' : 'unapplied');

export function creditNoteRowView(row: CreditNoteRow, language: Language) {
  return { ...row, partner: nameIn(language, row), state: creditState(row) };
}

export function creditNoteView(row: CreditNoteRow, parts: { lines: CreditNoteLineRow[]; lowered: RunRow[]; refunds: RefundOfPayment[] }, language: Language) {
  const lines = parts.lines.map((line) => ({ ...line, name: line.sku === null ? '' : nameIn(language, { nameZh: line.nameZh ?? '', nameEn: line.nameEn ?? '' }), sku: line.sku ?? '', unit: line.unit ?? '' }));
  return { ...creditNoteRowView(row, language), lines, lowered: runViews(parts.lowered), refunds: parts.refunds };
}

export type CreditNoteView = ReturnType<typeof creditNoteView>;

/** What may still be credited of an invoice, line by line and rate by rate, as the form shows it. */
export function creditFormView({ lines, credited, currency }: { lines: CreditableLine[]; credited: CreditedRate[]; currency: string }, language: Language) {
  return {
    lines: lines.map((line) => ({ ...line, key: lineKey(line.id), name: nameIn(language, line), left: line.quantity - line.creditedQuantity })),
    rates: restByRate({ lines, credited, currency }).map((rate) => ({ ...rate, key: rateKey(rate.taxRate), isLeft: isPositive(rate.amount) })),
  };
}
