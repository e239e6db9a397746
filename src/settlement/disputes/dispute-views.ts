import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { compare } from '../../platform/money/money.js';
import type { NavItem, Tone } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import { documentHref, folderOf } from '../statements/document-href.js';
import { lineHref } from '../statements/statement-turns.js';
import { isAnswerLate } from './answer-clock.js';
import type { DisputeStatus } from './dispute.entity.js';
import type { DisputeRow, LineRow } from './disputes.queries.js';
import { disputeViews, type DisputeView } from './disputes.dto.js';

const tones: Record<DisputeStatus, Tone> = { noted: 'amber', open: 'red', accepted: 'green', declined: '' };

/** A line and what is said about it; `room` is where its documents stand: '' or '/admin'. */
export function lineView(row: LineRow, room: '' | '/admin') {
  const { status } = row;
  return {
    ...row, tone: status ? tones[status] : '', isDebit: compare(row.debit, 0) > 0, isNoted: status === 'noted', isOpen: status === 'open', isAnswered: status === 'accepted' || status === 'declined',
    href: documentHref(row, room), page: lineHref(`${room}/statements/${row.period}`, row.position), isPayment: folderOf(row) === 'payments', isRefund: folderOf(row) === 'refunds', isInvoice: row.kind === 'invoice', isOpening: row.kind === 'opening',
  };
}

export type LineView = ReturnType<typeof lineView>;

export const outcomes = [
  { value: 'accepted', label: 'settlement.dispute.accept', note: 'settlement.dispute.acceptNote' },
  { value: 'declined', label: 'settlement.dispute.decline', note: 'settlement.dispute.declineNote' },
];

type Look = { language: Language; today: string; timeZone: string };

/** A dispute as finance sees it; `patience` in hours makes its waiting red. */
export function disputeView(row: DisputeRow, look: Look) {
  const isLate = row.status === 'open' && row.sentAt !== null && isAnswerLate(row.sentAt, look);
  return { ...lineView(row, '/admin'), page: lineHref(`/admin/statements/${row.period}/${row.partnerCode}`, row.position), id: row.id, partner: nameIn(look.language, row), partnerCode: row.partnerCode, isLate, patience: isLate ? 0 : undefined };
}

/** The list's tabs; `address` is the page's own with its filters. */
export function disputeTabs(address: string, current: DisputeView, open: number): NavItem[] {
  return disputeViews.map((view) => ({
    label: `settlement.disputes.views.${view}`, href: pageHref(address, { view: view === 'open' ? '' : view, after: '', before: '' }), current: view === current,
    count: view === 'open' ? open : undefined, hot: view === 'open',
  }));
}
