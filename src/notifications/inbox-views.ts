import { pageHref } from '../platform/views/page-href.js';
import type { Place } from '../platform/views/format.js';
import type { EventName } from './events.js';
import { notificationText, type Facts } from './notification-text.js';
import type { inboxPage } from './inbox.queries.js';
import { inboxSize } from './inbox.queries.js';

type Loaded = Awaited<ReturnType<typeof inboxPage>>;

const icons: Record<EventName, { icon: string; tone: string }> = {
  'order.held': { icon: 'lock', tone: 'amber' },
  'order.approved': { icon: 'check', tone: 'green' },
  'order.rejected': { icon: 'x', tone: 'red' },
  'order.cancelled': { icon: 'ban', tone: '' },
  'order.shipped': { icon: 'truck-delivery', tone: 'blue' },
  'waiting.promised': { icon: 'hourglass', tone: 'blue' },
  'waiting.allotted': { icon: 'package', tone: 'green' },
  'change.offered': { icon: 'pencil', tone: 'amber' },
  'change.asked': { icon: 'pencil', tone: 'amber' },
  'change.accepted': { icon: 'check', tone: 'green' },
  'change.declined': { icon: 'x', tone: 'red' },
  'request.waiting': { icon: 'user-check', tone: 'amber' },
  'request.approved': { icon: 'check', tone: 'green' },
  'request.declined': { icon: 'x', tone: 'red' },
  'quote.requested': { icon: 'message', tone: 'amber' },
  'quote.answered': { icon: 'message', tone: 'blue' },
  'quote.accepted': { icon: 'check', tone: 'green' },
  'quote.declined': { icon: 'x', tone: 'red' },
  'quote.withdrawn': { icon: 'ban', tone: '' },
  'quote.refused': { icon: 'x', tone: 'red' },
  'quote.recalled': { icon: 'ban', tone: '' },
  'quote.expired': { icon: 'clock', tone: '' },
  'standing.skipped': { icon: 'calendar-repeat', tone: 'red' },
  'invoice.issued': { icon: 'file-invoice', tone: 'blue' },
  'e_invoice.issued': { icon: 'file-invoice', tone: 'green' },
  'credit_note.issued': { icon: 'receipt-refund', tone: 'green' },
  'statement.issued': { icon: 'file-dollar', tone: 'brand' },
  'disputes.opened': { icon: 'message-report', tone: 'red' },
  'dispute.accepted': { icon: 'check', tone: 'green' },
  'dispute.declined': { icon: 'x', tone: '' },
  'payment.submitted': { icon: 'cash', tone: 'blue' },
  'payment.recorded': { icon: 'cash', tone: 'green' },
  'payment.refused': { icon: 'alert-circle', tone: 'red' },
  'hold.set': { icon: 'lock', tone: 'red' },
  'hold.lifted': { icon: 'lock-open', tone: 'green' },
  'promise.made': { icon: 'calendar-due', tone: 'blue' },
  'promise.broken': { icon: 'calendar-due', tone: 'red' },
  'letter.sent': { icon: 'mail', tone: 'amber' },
  'limit.asked': { icon: 'lock-open', tone: 'amber' },
  'limit.endorsed': { icon: 'user-check', tone: 'amber' },
  'limit.granted': { icon: 'check', tone: 'green' },
  'limit.refused': { icon: 'x', tone: 'red' },
  'proposal.waiting': { icon: 'user-check', tone: 'amber' },
  'proposal.approved': { icon: 'check', tone: 'green' },
  'proposal.refused': { icon: 'x', tone: 'red' },
  'proposal.lapsed': { icon: 'ban', tone: '' },
  'account.ending': { icon: 'calendar-due', tone: 'amber' },
  'refund.asked': { icon: 'arrow-back-up', tone: 'amber' },
  'refund.approved': { icon: 'check', tone: 'blue' },
  'refund.refused': { icon: 'x', tone: 'red' },
  'refund.cancelled': { icon: 'ban', tone: '' },
  'refund.paid': { icon: 'cash', tone: 'green' },
};

/** The inbox as its template shows it; `base` is the address it stands at. */
export function inboxView(base: string, { rows, next, previous }: Loaded, place: Place) {
  return {
    base,
    size: inboxSize,
    rows: rows.map(({ id, kind, facts, createdAt, readAt }) => ({
      id, createdAt, isUnread: readAt === null, ...icons[kind.replace(/^staff\./, '') as EventName],
      ...notificationText(kind, JSON.parse(facts) as Facts, place),
    })),
    next: next && pageHref(base, { after: next }),
    previous: previous && pageHref(base, { before: previous }),
  };
}
