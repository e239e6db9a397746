import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { translate } from '../../platform/i18n/i18n.js';
import { sum } from '../../platform/money/money.js';
import { formatNumber } from '../../platform/views/format.js';
import { chartUnit, compactText } from './compact.js';
import type { Figures } from './dashboard-figures.js';
import { series } from './segments.js';

type Look = { language: Language; currency: string };

/** Orders as bars and payments as a line, month by month; without `payments.read` the bars alone. */
export function tradeChart({ months, cuts, trade }: Figures, { language, currency }: Look) {
  const orders = series(trade.orders, cuts, months);
  const payments = series(trade.payments, cuts, months);
  const { label, measure } = chartUnit(Math.max(...[...orders, ...payments].map(Number)), currency, language);
  const points = months.map((month, index) => ({ label: monthName(month, language), bar: measure(orders[index] ?? '0'), line: measure(payments[index] ?? '0') }));
  return { unit: label, months: points, rows: points.map((point) => [point.label, formatNumber(point.bar), formatNumber(point.line)]) };
}

function monthName(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { month: 'short', timeZone: 'UTC' }).format(new Date(day));
}

const shown = 6;

/** Each territory's part of what was ordered; the small ones together. */
export function territoryRank({ territories }: Figures, { language, currency }: Look) {
  const total = Number(sum(territories.map(({ amount }) => amount)));
  const named = territories.map(({ nameZh, nameEn, amount }) => ({ name: nameZh === null ? translate(language, 'home.regions.none') : nameIn(language, { nameZh, nameEn: nameEn ?? '' }), amount }));
  const rest = named.slice(shown);
  const lines = rest.length > 1 ? [...named.slice(0, shown), { name: translate(language, 'home.regions.others'), amount: sum(rest.map(({ amount }) => amount)) }] : named;
  return lines.map(({ name, amount }) => ({ name, amount: compactText(amount, currency, language), percent: total > 0 ? Math.round((Number(amount) / total) * 100) : 0 }));
}
