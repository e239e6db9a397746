import { placeOf } from '../../credit/account-words.js';
import { accountIn, type CreditUse, creditUse, decisionIn, type DecisionView, type FigureRow, figureRows } from '../../credit/credit-words.js';
import type { DrawPlan } from '../../credit/funds/plan-draw.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { isPositive, minus, sum } from '../../platform/money/money.js';
import { type Wait, waitIn } from '../waiting/waiting-views.js';
import type { CarrierRow } from '../carriers/carriers.queries.js';
import { type ChangeView, changeViews } from '../changes/change-views.js';
import type { ChangeRow } from '../changes/changes.queries.js';
import type { PlanRow } from '../planning/plans.queries.js';
import { planViews, type PlanView } from '../planning/plan-views.js';
import type { LineTrace } from '../placing/price-lines.js';
import type { HistoryRow, LineRow, OrderHead, ShipmentRow } from './order-page.queries.js';
import { openStatuses, patienceOf, type Pill, pillOf } from './order-stages.js';
import { type PriceWord, priceWords } from './price-words.js';
import { type Shipment, shipmentViews } from './shipment-views.js';
import { type TimelineEvent, timelineOf } from './timeline.js';

export type OrderParts = { lines: LineRow[]; shipments: ShipmentRow[]; history: HistoryRow[]; carriers: CarrierRow[]; plans: PlanRow[]; changes: ChangeRow[]; rise?: DrawPlan };

export type LineView = LineRow & { name: string; open: number; ready: number; isDiscounted: boolean; wait?: Wait; why: PriceWord[] };

export type OrderView = Omit<OrderHead, 'decisionFigures'> & {
  dealer: string; place: string; pill: Pill; patience?: number; isOpen: boolean; isFinal: boolean; isClosed: boolean; closedWhy: string; lines: LineView[]; openPieces: number; readyPieces: number; kinds: number;
  carriers: string[]; plans: PlanView[]; changes: ChangeView[]; versions: { version: number; href: string }[]; hasDrawn: boolean; onCredit: string; drawnSpent: string; isChangeable: boolean; shipments: Shipment[]; timeline: TimelineEvent[]; waiting?: typeof financeWaiting; decision?: DecisionView; figures: FigureRow[]; creditWord?: { title: string; text: string }; credit: CreditUse;
};

// the credit decision was good; a person of finance still looks
const financeWaiting = { icon: 'eye', tone: 'amber', title: 'orders.review.finance.title', text: 'orders.review.finance.text', dealer: 'orders.review.finance.dealer' };

/** An order's page. `inside` is the supplier's view, with names and reasons the dealer does not see. */
export function orderView(head: OrderHead, parts: OrderParts, { language, inside, today }: { language: Language; inside: boolean; today: string }): OrderView {
  const shipments = shipmentViews(parts.shipments, parts.carriers, language);
  const planned = Map.groupBy(parts.plans, ({ sku }) => sku);
  const lines = parts.lines.map((line) => lineView(line, planned.get(line.sku) ?? [], head.currency, language));
  const decision = decisionIn({ outcome: head.decisionOutcome, reason: head.decisionReason, figures: head.decisionFigures }, head.currency, language);
  return {
    ...head, dealer: nameIn(language, head), place: placeOf(head, language), pill: pillOf(head), patience: patienceOf(head.status, head.fulfilment),
    isOpen: openStatuses.includes(head.status), isFinal: head.status !== 'submitted' || head.review !== 'none',
    isClosed: isClosed(head), closedWhy: isClosed(head) ? (parts.history.findLast(({ machine }) => machine === 'status')?.reason ?? '') : '',
    ...drawnOf(head), plans: planViews(parts.plans, language), changes: changeViews(parts.changes, { language, inside, currency: head.currency, rise: parts.rise }),
    versions: Array.from({ length: head.version - 1 }, (_, index) => ({ version: index + 1, href: `${inside ? '/admin' : ''}/orders/${head.number}/versions/${index + 1}` })),
    isChangeable: head.status === 'approved' && (head.fulfilment === 'none' || head.fulfilment === 'partial') && !parts.changes.some(({ status }) => status === 'proposed'),
    carriers: parts.carriers.map((carrier) => nameIn(language, carrier)), lines, openPieces: lines.reduce((total, line) => total + line.open, 0), readyPieces: lines.reduce((total, line) => total + line.ready, 0), kinds: lines.length, shipments,
    timeline: timelineOf(head, parts.history, shipments, { language, inside }),
    waiting: head.review === 'finance' ? financeWaiting : undefined, decision, figures: decision ? figureRows(decision.figures) : [], creditWord: creditWordOf(head, decision, language),
    credit: creditUse(accountIn(head), today),
  };
}

// once approved: that it passed, or that finance let it pass
function creditWordOf({ releasedTotal }: OrderHead, decision: DecisionView | undefined, language: Language): OrderView['creditWord'] {
  if (releasedTotal !== null) return { title: translate(language, 'orders.released'), text: decision?.title ?? '' };
  return decision?.outcome === 'pass' ? decision : undefined;
}

// what funds pay of an order, and what is left to credit
function drawnOf({ total, rebateDrawn, prepaidDrawn, setAside, drawnReturned }: OrderHead): Pick<OrderView, 'hasDrawn' | 'onCredit' | 'drawnSpent'> {
  const drawn = sum([rebateDrawn, prepaidDrawn]);
  return { hasDrawn: isPositive(drawn) || isPositive(drawnReturned), onCredit: minus(total, drawn), drawnSpent: minus(drawn, setAside) };
}

function isClosed({ status }: OrderHead): boolean {
  return status === 'rejected' || status === 'cancelled';
}

// `ready` is what is neither shipped nor planned to be, nor waits for stock
function lineView(line: LineRow, planned: PlanRow[], currency: string, language: Language): LineView {
  const open = line.quantity - line.shipped - line.cancelled;
  return {
    ...line, name: nameIn(language, line), open, wait: waitIn(line, language), ready: Math.max(0, open - (line.waiting ?? 0) - planned.reduce((sum, { quantity }) => sum + quantity, 0)), isDiscounted: isPositive(line.discount),
    why: priceWords(JSON.parse(line.priceTrace) as LineTrace, currency, language),
  };
}
