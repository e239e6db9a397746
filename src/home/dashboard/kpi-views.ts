import { type Language, translate } from '../../platform/i18n/i18n.js';
import { compare, minus, sum } from '../../platform/money/money.js';
import { formatPercent } from '../../platform/views/format.js';
import { compactMoney } from './compact.js';
import type { Figures } from './dashboard-figures.js';
import type { Waiting } from './queue.queries.js';
import { between, type Segment, series } from './segments.js';

export type Kpi = { title: string; value: string; unit: string; delta?: string; falling?: boolean; bad?: boolean; note: string; series: number[]; tone?: string };

type Look = { language: Language; currency: string };

/** What was ordered in the running period, against the same stretch of the one before. */
export function ordersKpi(figures: Figures, look: Look): Kpi {
  const { count } = between(figures.trade.orders, figures.cuts, figures.starts.at(-1) ?? '');
  return { ...flow('orders', figures.trade.orders, figures, look), note: translate(look.language, 'home.kpi.orders.note', { count }) };
}

/** What was paid, and which part of the ordered that is. */
export function paymentsKpi(figures: Figures, look: Look): Kpi {
  const current = figures.starts.at(-1) ?? '';
  const ordered = Number(between(figures.trade.orders, figures.cuts, current).amount);
  const paid = Number(between(figures.trade.payments, figures.cuts, current).amount);
  const note = ordered > 0 ? translate(look.language, 'home.kpi.payments.note', { rate: formatPercent(paid / ordered) }) : '';
  return { ...flow('payments', figures.trade.payments, figures, look), note };
}

function flow(name: 'orders' | 'payments', segments: Segment[], { starts, samePoint, cuts, period }: Figures, { language, currency }: Look): Omit<Kpi, 'note'> {
  const [before = '', current = ''] = starts.slice(-2);
  const now = between(segments, cuts, current).amount;
  return {
    title: translate(language, `home.kpi.${name}.${period}`), ...compactMoney(now, currency, language),
    ...change(Number(now), Number(between(segments, cuts, before, samePoint).amount)), series: series(segments, cuts, starts).map(Number),
  };
}

/** What is overdue today, against the end of last month; the year before is worked out backwards from today. */
export function overdueKpi({ overdue, overdueAmount, longOverdue }: Waiting, { months, overdueMoves }: Figures, { language, currency }: Look): Kpi {
  const atStartOf = (month: string) => minus(overdueAmount, between(overdueMoves, months, month).amount);
  const past = months.map(atStartOf).map((amount) => (compare(amount, 0) < 0 ? '0.00' : amount));
  return {
    title: translate(language, 'home.kpi.overdue.title'), ...compactMoney(overdueAmount, currency, language), ...change(Number(overdueAmount), Number(past.at(-1)), true),
    note: translate(language, 'home.kpi.overdue.note', { count: overdue, aged: longOverdue }), series: [...past, sum([overdueAmount])].map(Number), tone: 'amber',
  };
}

/** Dealers who ordered in the last 30 days. */
export function dealersKpi({ dealers }: Waiting, { trade: { activeDealers } }: Figures, { language }: Look): Kpi {
  const [before = 0, now = 0] = activeDealers.slice(-2);
  const difference = now - before;
  return {
    title: translate(language, 'home.kpi.dealers.title'), value: String(now), unit: translate(language, 'home.kpi.dealers.of', { count: dealers }),
    ...(difference === 0 ? {} : { delta: translate(language, 'home.kpi.dealers.change', { count: Math.abs(difference) }), falling: difference < 0, bad: difference < 0 }),
    note: translate(language, 'home.kpi.dealers.note'), series: activeDealers,
  };
}

function change(now: number, before: number, risingIsBad = false): Pick<Kpi, 'delta' | 'falling' | 'bad'> {
  if (before === 0 || now === before) return {};
  const falling = now < before;
  return { delta: formatPercent(Math.abs(now - before) / before), falling, bad: falling !== risingIsBad };
}
