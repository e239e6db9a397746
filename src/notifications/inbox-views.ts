import { pageHref } from '../platform/views/page-href.js';
import type { Place } from '../platform/views/format.js';
import { notificationText, type Facts } from './notification-text.js';
import type { inboxPage } from './inbox.queries.js';
import { inboxSize } from './inbox.queries.js';

type Loaded = Awaited<ReturnType<typeof inboxPage>>;

const icons: Record<string, { icon: string; tone: string }> = {
  'order.held': { icon: 'lock', tone: 'amber' },
  'order.approved': { icon: 'check', tone: 'green' },
  'order.rejected': { icon: 'x', tone: 'red' },
  'order.cancelled': { icon: 'ban', tone: '' },
  'order.shipped': { icon: 'truck-delivery', tone: 'blue' },
  'invoice.issued': { icon: 'file-invoice', tone: 'blue' },
  'e_invoice.issued': { icon: 'file-invoice', tone: 'green' },
  'credit_note.issued': { icon: 'receipt-refund', tone: 'green' },
  'statement.issued': { icon: 'file-dollar', tone: 'brand' },
  'disputes.opened': { icon: 'message-report', tone: 'red' },
  'dispute.accepted': { icon: 'check', tone: 'green' },
  'dispute.declined': { icon: 'x', tone: '' },
  'payment.submitted': { icon: 'cash', tone: 'blue' },
  'payment.recorded': { icon: 'cash', tone: 'green' },
  'proposal.waiting': { icon: 'user-check', tone: 'amber' },
  'proposal.approved': { icon: 'check', tone: 'green' },
  'proposal.refused': { icon: 'x', tone: 'red' },
  'proposal.lapsed': { icon: 'ban', tone: '' },
  'refund.asked': { icon: 'arrow-back-up', tone: 'amber' },
  'refund.approved': { icon: 'check', tone: 'blue' },
  'refund.refused': { icon: 'x', tone: 'red' },
  'refund.cancelled': { icon: 'ban', tone: '' },
  'refund.paid': { icon: 'cash', tone: 'green' },
  'payment.refused': { icon: 'alert-circle', tone: 'red' },
};

/** The inbox as its template shows it; `base` is the address it stands at. */
export function inboxView(base: string, { rows, next, previous }: Loaded, place: Place) {
  return {
    base,
    size: inboxSize,
    rows: rows.map(({ id, kind, facts, createdAt, readAt }) => ({
      id, createdAt, isUnread: readAt === null, ...icons[kind.replace(/^staff\./, '')],
      ...notificationText(kind, JSON.parse(facts) as Facts, place),
    })),
    next: next && pageHref(base, { after: next }),
    previous: previous && pageHref(base, { before: previous }),
  };
}
