import { Decimal } from 'decimal.js';
import { type Language, translate } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import { compare, isPositive } from '../../../platform/money/money.js';
import { percentOf } from '../../../platform/money/percent.js';
import type { NavItem, Tone } from '../../../platform/views/page-context.js';
import { pageHref } from '../../../platform/views/page-href.js';
import { lineAmounts } from '../../placing/order-amounts.js';
import type { QuoteEvent, QuoteLineRow, RoundRow } from './quote-page.queries.js';
import { statusOn } from '../quote-states.js';
import type { QuoteStatus } from '../quote.entity.js';
import { type QuoteView, quoteViews } from '../quote.dto.js';
import type { QuoteHead, QuoteRow } from './quotes.queries.js';

/** `inside` is the supplier's view, with its people's names. */
export type Look = { language: Language; today: string; inside: boolean };

const looks: Record<QuoteStatus, { icon: string; tone: Tone }> = {
  requested: { icon: 'message', tone: 'amber' },
  answered: { icon: 'tag', tone: 'blue' },
  accepted: { icon: 'check', tone: 'green' },
  declined: { icon: 'ban', tone: 'red' },
  withdrawn: { icon: 'x', tone: '' },
  expired: { icon: 'hourglass', tone: '' },
};

export const toneOfQuote = (status: QuoteStatus): Tone => looks[status].tone;

export function quoteRowView(row: QuoteRow, { language, today }: Pick<Look, 'language' | 'today'>) {
  const status = statusOn(today, row);
  return { ...row, status, tone: toneOfQuote(status), partner: nameIn(language, row), count: Number(row.kinds), firstName: nameIn(language, { nameZh: row.firstNameZh, nameEn: row.firstNameEn }) };
}

export function quoteTabs(address: string, current: QuoteView, counts: { open: number; answered: number }, hot: QuoteView): NavItem[] {
  return quoteViews.map((view) => ({
    label: `quotes.views.${view}`, href: pageHref(address, { view, after: '', before: '' }), current: view === current,
    count: view === 'open' || view === 'answered' ? counts[view] : undefined, hot: view === hot,
  }));
}

/** A quote's page: the latest word, all that was said before, and how its state moved. */
export function quoteView(head: QuoteHead, { rounds, lines, events }: { rounds: RoundRow[]; lines: QuoteLineRow[]; events: QuoteEvent[] }, look: Look) {
  const status = statusOn(look.today, head);
  const all = rounds.map((round) => roundView(round, lines.filter(({ roundId }) => roundId === round.id), look));
  return {
    ...head, inside: look.inside, status, tone: toneOfQuote(status), partner: nameIn(look.language, head), latest: all[0], earlier: all.slice(1),
    isRequested: status === 'requested', isAnswered: status === 'answered', isExpired: status === 'expired', isOver: status === 'declined' || status === 'withdrawn',
    isOpen: status === 'requested' || status === 'answered', closedWhy: events.find(({ to }) => to === status)?.reason ?? '', timeline: events.map((event) => eventView(event, look)),
  };
}

export type QuotePage = ReturnType<typeof quoteView>;

/** The lines of the latest offer as an order would have them. */
export function offeredLines({ latest, currency }: QuotePage) {
  return (latest?.lines ?? []).map(({ unitPrice, discount, taxRate, quantity }) => {
    const line = { unitPrice: unitPrice ?? '0', discount, taxRate, quantity };
    return { ...line, ...lineAmounts(line, currency) };
  });
}

function roundView(round: RoundRow, lines: QuoteLineRow[], { language, inside }: Look) {
  const isOffer = round.side === 'supplier';
  return {
    ...round, isOffer, by: isOffer && !inside ? translate(language, 'orders.timeline.supplier') : round.madeByName,
    lines: lines.map((line) => ({
      ...line, name: nameIn(language, line), available: Number(line.available), isDiscounted: isPositive(line.discount), net: net(line.unitPrice ?? '0', line.discount),
      isCheaper: isOffer && line.usualPrice !== null && line.unitPrice !== null && compare(line.unitPrice, line.usualPrice) < 0,
      typed: { price: typed(line.unitPrice ?? line.usualPrice), percent: isPositive(line.discount) ? percentOf(line.discount) : '' },
    })),
  };
}

const net = (unitPrice: string, discount: string) => new Decimal(unitPrice).times(new Decimal(1).minus(discount)).toFixed(4);

// as one writes a price: 15.93, not 15.9300
function typed(price: string | null): string {
  return price === null ? '' : new Decimal(price).toFixed(Math.max(2, new Decimal(price).decimalPlaces()));
}

function eventView({ to, by, isPartners, isSystem, at, reason }: QuoteEvent, { language, inside }: Look) {
  // who asked or accepted was the dealer's, also after having left
  const isDealers = Boolean(isPartners) || to === 'requested' || to === 'accepted';
  const who = isSystem ? translate(language, 'orders.timeline.system') : inside || isDealers ? by : translate(language, 'orders.timeline.supplier');
  return { ...looks[to], at, who, text: translate(language, `quotes.events.${to}`), note: reason ?? undefined };
}

/** Empty rows of the answer, for what the supplier offers instead or beside. */
export const spareRows = [0, 1];
