import type { PartnerRole, StaffRole } from '../identity/access/permissions.js';

export type Concerned = { partner: readonly PartnerRole[]; staff: readonly StaffRole[]; asker?: 'alone' | 'left out' };

/** Who is told what: by their role within the partner concerned, or on the supplier's staff; of what somebody asked for its asker alone, or all but them. */
export const events = {
  'order.held': { partner: ['owner', 'buyer'], staff: ['finance'] },
  'order.approved': { partner: ['owner', 'buyer'], staff: [] },
  'order.rejected': { partner: ['owner', 'buyer'], staff: [] },
  'order.cancelled': { partner: ['owner', 'buyer'], staff: [] },
  'order.shipped': { partner: ['owner', 'buyer'], staff: [] },
  'waiting.promised': { partner: ['owner', 'buyer'], staff: [] },
  'waiting.allotted': { partner: ['owner', 'buyer'], staff: [] },
  'change.offered': { partner: ['owner', 'buyer'], staff: [] },
  'change.asked': { partner: [], staff: ['order_desk'] },
  'change.accepted': { partner: ['owner', 'buyer'], staff: ['order_desk'] },
  'change.declined': { partner: ['owner', 'buyer'], staff: ['order_desk'] },
  'request.waiting': { partner: ['owner', 'approver'], staff: [], asker: 'left out' },
  'request.approved': { partner: ['owner', 'buyer', 'approver'], staff: [], asker: 'alone' },
  'request.declined': { partner: ['owner', 'buyer', 'approver'], staff: [], asker: 'alone' },
  'quote.requested': { partner: [], staff: ['order_desk', 'channel_manager'] },
  'quote.answered': { partner: ['owner', 'buyer'], staff: [] },
  'quote.accepted': { partner: [], staff: ['order_desk', 'channel_manager'] },
  'quote.declined': { partner: [], staff: ['order_desk', 'channel_manager'] },
  'quote.withdrawn': { partner: [], staff: ['order_desk', 'channel_manager'] },
  'quote.refused': { partner: ['owner', 'buyer'], staff: [] },
  'quote.recalled': { partner: ['owner', 'buyer'], staff: [] },
  'quote.expired': { partner: ['owner', 'buyer'], staff: [] },
  'standing.skipped': { partner: ['owner', 'buyer'], staff: [] },
  'invoice.issued': { partner: ['owner', 'accountant'], staff: [] },
  'e_invoice.issued': { partner: ['owner', 'accountant'], staff: [] },
  'credit_note.issued': { partner: ['owner', 'accountant'], staff: [] },
  'statement.issued': { partner: ['owner', 'accountant'], staff: [] },
  'disputes.opened': { partner: [], staff: ['finance'] },
  'dispute.accepted': { partner: ['owner', 'accountant'], staff: [] },
  'dispute.declined': { partner: ['owner', 'accountant'], staff: [] },
  'payment.submitted': { partner: [], staff: ['finance'] },
  'payment.recorded': { partner: ['owner', 'accountant'], staff: [] },
  'hold.set': { partner: ['owner', 'buyer', 'accountant'], staff: [] },
  'hold.lifted': { partner: ['owner', 'buyer', 'accountant'], staff: [] },
  'promise.made': { partner: [], staff: ['finance'] },
  'promise.broken': { partner: ['owner', 'accountant'], staff: ['finance'] },
  'letter.sent': { partner: ['owner', 'accountant'], staff: [] },
  'limit.asked': { partner: [], staff: ['finance'] },
  'limit.endorsed': { partner: [], staff: ['admin'] },
  'limit.granted': { partner: ['owner', 'buyer', 'accountant'], staff: [] },
  'limit.refused': { partner: ['owner', 'accountant'], staff: [] },
  'proposal.waiting': { partner: [], staff: ['admin'], asker: 'left out' },
  'proposal.approved': { partner: [], staff: ['finance', 'admin'], asker: 'alone' },
  'proposal.refused': { partner: [], staff: ['finance', 'admin'], asker: 'alone' },
  'proposal.lapsed': { partner: [], staff: ['finance', 'admin'], asker: 'alone' },
  'account.ending': { partner: ['owner', 'accountant'], staff: ['finance'] },
  'refund.asked': { partner: [], staff: ['finance'] },
  'refund.approved': { partner: ['owner', 'accountant'], staff: [] },
  'refund.refused': { partner: ['owner', 'accountant'], staff: [] },
  'refund.cancelled': { partner: ['owner', 'accountant'], staff: ['finance'] },
  'refund.paid': { partner: ['owner', 'accountant'], staff: [] },
  'payment.refused': { partner: ['owner', 'accountant'], staff: [] },
} as const satisfies Record<string, Concerned>;

export type EventName = keyof typeof events;

export function isEvent(name: string): name is EventName {
  return Object.hasOwn(events, name);
}
