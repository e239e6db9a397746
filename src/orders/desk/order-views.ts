import { placeOf } from '../../credit/account-views.js';
import { type AccountFigures, type CreditUse, creditUse, decisionIn, type DecisionView, type FigureRow, figureRows } from '../../credit/credit-views.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { isPositive } from '../../platform/money/money.js';
import type { Tone } from '../../platform/views/page-context.js';
import type { LineTrace } from '../price-lines.js';
import type { DeskOrderRow, OrderRow, OwnOrderRow } from './order-list.queries.js';
import type { HistoryRow, LineRow, OrderHead, ShipmentRow } from './order-page.queries.js';
import { openStatuses, patienceOf, pillOf } from './order-stages.js';
import { type PriceWord, priceWords } from './price-words.js';
import { type Shipment, shipmentViews } from './shipment-views.js';
import { type TimelineEvent, timelineOf } from './timeline.js';

type Pill = { word: string; tone: Tone };
type RowLook = { pill: Pill; patience?: number; isOpen: boolean; isInvoiced: boolean };

export type OwnOrderView = OwnOrderRow & RowLook & { firstName: string; count: number };
export type DeskOrderView = DeskOrderRow & RowLook & { dealer: string; place: string; credit: CreditUse };

export function ownOrderView(row: OwnOrderRow, language: Language): OwnOrderView {
  const firstName = row.firstNameZh === null ? '' : nameIn(language, { nameZh: row.firstNameZh, nameEn: row.firstNameEn ?? '' });
  return { ...row, ...lookOf(row), firstName, count: Number(row.kinds) };
}

/** A row of the desk's list; an order not approved yet counts into the credit use it would make. */
export function deskOrderView(row: DeskOrderRow, language: Language, today: string): DeskOrderView {
  const waits = row.status === 'submitted' || row.status === 'held';
  return {
    ...row, ...lookOf(row), dealer: nameIn(language, row), place: placeOf(row, language),
    credit: creditUse(accountIn(row), today, waits ? row.total : '0'),
  };
}

function lookOf(row: OrderRow): RowLook {
  return { pill: pillOf(row), patience: patienceOf(row.status, row.fulfilment), isOpen: openStatuses.includes(row.status), isInvoiced: row.payment !== 'none' };
}

function accountIn(row: AccountFigures & { accountId: string | null }): AccountFigures | undefined {
  return row.accountId === null ? undefined : row;
}

export type OrderParts = { lines: LineRow[]; shipments: ShipmentRow[]; history: HistoryRow[] };

export type LineView = LineRow & { name: string; open: number; isDiscounted: boolean; why: PriceWord[] };

export type OrderView = Omit<OrderHead, 'decisionFigures'> & {
  dealer: string; place: string; pill: Pill; patience?: number; isOpen: boolean; isFinal: boolean; isClosed: boolean; closedWhy: string; lines: LineView[]; openPieces: number; kinds: number;
  shipments: Shipment[]; timeline: TimelineEvent[]; decision?: DecisionView; figures: FigureRow[]; creditWord?: { title: string; text: string }; credit: CreditUse;
};

/** An order's page. `inside` is the supplier's view, with names and reasons the dealer does not see. */
export function orderView(head: OrderHead, parts: OrderParts, { language, inside, today }: { language: Language; inside: boolean; today: string }): OrderView {
  const shipments = shipmentViews(parts.shipments, language);
  const lines = parts.lines.map((line) => lineView(line, head.currency, language));
  const decision = decisionIn({ outcome: head.decisionOutcome, reason: head.decisionReason, figures: head.decisionFigures }, head.currency, language);
  return {
    ...head, dealer: nameIn(language, head), place: placeOf(head, language), pill: pillOf(head), patience: patienceOf(head.status, head.fulfilment),
    isOpen: openStatuses.includes(head.status), isFinal: head.status !== 'submitted',
    isClosed: isClosed(head), closedWhy: isClosed(head) ? (parts.history.findLast(({ machine }) => machine === 'status')?.reason ?? '') : '',
    lines, openPieces: lines.reduce((total, line) => total + line.open, 0), kinds: lines.length, shipments,
    timeline: timelineOf(head, parts.history, shipments, { language, inside }),
    decision, figures: decision ? figureRows(decision.figures) : [], creditWord: creditWordOf(head, decision, language),
    credit: creditUse(accountIn(head), today),
  };
}

// once approved: that it passed, or that finance let it pass
function creditWordOf({ releasedTotal }: OrderHead, decision: DecisionView | undefined, language: Language): OrderView['creditWord'] {
  if (releasedTotal !== null) return { title: translate(language, 'orders.released'), text: decision?.title ?? '' };
  return decision?.outcome === 'pass' ? decision : undefined;
}

function isClosed({ status }: OrderHead): boolean {
  return status === 'rejected' || status === 'cancelled';
}

function lineView(line: LineRow, currency: string, language: Language): LineView {
  return {
    ...line, name: nameIn(language, line), open: line.quantity - line.shipped - line.cancelled, isDiscounted: isPositive(line.discount),
    why: priceWords(JSON.parse(line.priceTrace) as LineTrace, currency, language),
  };
}
