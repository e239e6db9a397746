import { type Language, translate } from '../../platform/i18n/i18n.js';
import type { Tone } from '../../platform/views/page-context.js';
import type { HistoryRow, OrderHead } from './order-page.queries.js';
import type { Shipment } from './shipment-views.js';

export type TimelineEvent = {
  at: Date; icon: string; tone: Tone; text: string; who?: string; note?: string; internal?: boolean; href?: string; link?: string;
};

/** Who reads: the supplier's staff (`inside`) sees every name and reason, the dealer its own people's. */
export type Reader = { language: Language; inside: boolean };

const looks: Record<string, { icon: string; tone: Tone }> = {
  submitted: { icon: 'shopping-cart', tone: 'brand' },
  held: { icon: 'lock', tone: 'amber' },
  approved: { icon: 'check', tone: 'green' },
  rejected: { icon: 'ban', tone: 'red' },
  cancelled: { icon: 'x', tone: '' },
  completed: { icon: 'checks', tone: 'green' },
  rest_cancelled: { icon: 'x', tone: '' },
  invoiced: { icon: 'receipt', tone: '' },
  partly_paid: { icon: 'cash', tone: 'brand' },
  paid: { icon: 'cash', tone: 'green' },
  review_order: { icon: 'eye', tone: 'amber' },
  review_finance: { icon: 'eye', tone: 'amber' },
  review_none: { icon: 'checks', tone: 'green' },
};

/** What happened to an order, newest first: its states, shipments and receipts. */
export function timelineOf(head: OrderHead, history: HistoryRow[], shipments: Shipment[], reader: Reader): TimelineEvent[] {
  const states = history.flatMap((row) => stateEvents(head, row, reader));
  const goods = shipments.flatMap((shipment) => shipmentEvents(shipment, reader));
  return [...states, ...goods].map((event, index) => ({ event, index }))
    .toSorted((a, b) => b.event.at.getTime() - a.event.at.getTime() || b.index - a.index)
    .map(({ event }) => event);
}

function stateEvents(head: OrderHead, row: HistoryRow, reader: Reader): TimelineEvent[] {
  const kind = kindOf(row);
  const look = looks[kind];
  if (!look) return [];
  const say = (key: string, values: Record<string, string> = {}) => translate(reader.language, `orders.timeline.${key}`, values);
  const isRelease = kind === 'approved' && row.fromState === 'held' && row.actor !== 'system';
  const event = { ...look, at: row.changedAt, who: whoDid(row, reader) };
  if (kind === 'held') return [{ ...event, text: say('held', { reason: translate(reader.language, `orders.stage.${row.reason ?? 'held'}`) }) }];
  if (kind === 'submitted') return [{ ...event, text: say(submittedWord(head, reader)) }];
  if (!isRelease) return [{ ...event, text: say(kind), note: row.reason ?? undefined }];
  const why = reader.inside && row.reason ? [{ ...event, icon: 'message', tone: '' as const, text: say('releaseReason'), note: row.reason, internal: true }] : [];
  return [{ ...event, text: say('released') }, ...why];
}

function submittedWord({ isPlacedByPartner }: OrderHead, { inside }: Reader): string {
  if (isPlacedByPartner) return 'submitted';
  return inside ? 'submittedFor' : 'submittedForYou';
}

// shipments and receipts tell of fulfilment themselves; only a rest that is cancelled does not
function kindOf({ machine, fromState, toState, reason }: HistoryRow): string {
  // refused and cancelled tell of themselves, and so does an approval by finance
  if (machine === 'review') return toState === 'none' && (reason || fromState === 'finance') ? '' : `review_${toState}`;
  if (machine !== 'fulfilment') return toState;
  return toState === 'shipped' && reason ? 'rest_cancelled' : '';
}

function whoDid({ actor, actorName, isPartners }: HistoryRow, { language, inside }: Reader): string | undefined {
  if (actor === 'system') return inside ? translate(language, 'orders.timeline.system') : undefined;
  return inside || isPartners ? actorName : translate(language, 'orders.timeline.supplier');
}

function shipmentEvents(shipment: Shipment, { language, inside }: Reader): TimelineEvent[] {
  const place = { href: `#shipment-${shipment.number}`, link: shipment.number };
  const shipped = {
    ...place, at: shipment.shippedAt, icon: 'truck', tone: 'brand' as const,
    who: inside ? shipment.shippedByName : translate(language, 'orders.timeline.supplier'), text: translate(language, 'orders.timeline.shipped'),
  };
  if (!shipment.receivedAt) return [shipped];
  const look = shipment.isShort ? { icon: 'alert-triangle', tone: 'red' as const } : { icon: 'package', tone: 'green' as const };
  return [shipped, {
    ...place, ...look, at: shipment.receivedAt, who: shipment.receivedByName ?? undefined,
    text: translate(language, shipment.isShort ? 'orders.timeline.receivedShort' : 'orders.timeline.received'), note: shipment.receiptNote || undefined,
  }];
}
