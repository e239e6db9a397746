import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { NavItem, Tone } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import type { RefundStatus } from './refund.entity.js';
import { refundViews, type RefundView } from './refunds.dto.js';
import type { RefundCounts, RefundEvent, RefundPartRow, RefundRow } from './refunds.queries.js';

const marks: Record<RefundStatus, { icon: string; tone: Tone }> = {
  asked: { icon: 'coins', tone: 'amber' }, approved: { icon: 'check', tone: 'blue' }, paid: { icon: 'cash', tone: 'green' }, refused: { icon: 'x', tone: 'red' }, cancelled: { icon: 'ban', tone: '' },
};

export function refundRowView(row: RefundRow, language: Language) {
  return { ...row, partner: nameIn(language, row) };
}

/** A refund as its page shows it; the last event's reason says why it was refused or cancelled. */
export function refundView(row: RefundRow, { parts, events }: { parts: RefundPartRow[]; events: RefundEvent[] }, language: Language) {
  return {
    ...refundRowView(row, language), parts, isAsked: row.status === 'asked', isApproved: row.status === 'approved', isPaid: row.status === 'paid',
    why: row.status === 'refused' || row.status === 'cancelled' ? events.at(-1)?.reason ?? '' : '',
    timeline: events.map(({ to, by, at, reason }) => ({ ...marks[to], who: by, text: `settlement.refund.events.${to}`, note: to === 'asked' ? undefined : reason || undefined, at })),
  };
}

/** The list's tabs; `address` is the page's own with its filters. */
export function refundTabs(address: string, current: RefundView, counts: RefundCounts): NavItem[] {
  return refundViews.map((view) => ({
    label: `settlement.refunds.views.${view}`, href: pageHref(address, { view: view === 'asked' ? '' : view, after: '', before: '' }), current: view === current,
    count: view === 'all' ? undefined : Number(counts[view]), hot: view === 'asked',
  }));
}
