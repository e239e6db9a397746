import type { Language } from '../../platform/i18n/i18n.js';
import { formatMoney, formatNumber, moneyParts } from '../../platform/views/format.js';

export type Compact = { value: string; unit: string };

const tenThousand = 10_000;

/** A sum short enough for a card: `843.26 万元`, `¥8.43M`. Below the unit it is written out. */
export function compactMoney(amount: string | number, currency: string, language: Language): Compact {
  const value = Number(amount);
  if (language === 'zh-CN') return value < tenThousand ? { value: formatNumber(value, 2), unit: yuan(currency) } : { value: formatNumber(value / tenThousand, 2), unit: tenThousands(currency) };
  if (value < 1000) return { value: formatMoney(value.toFixed(2), currency), unit: '' };
  return { value: moneyParts('0', currency).symbol + new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 }).format(value), unit: '' };
}

export function compactText(amount: string | number, currency: string, language: Language): string {
  const { value, unit } = compactMoney(amount, currency, language);
  return unit ? `${value} ${unit}` : value;
}

/** The unit of a chart whose largest value is `most`, and how to measure in it. */
export function chartUnit(most: number, currency: string, language: Language): { label: string; measure: (amount: string) => number } {
  const [size, label] = language === 'zh-CN'
    ? (most < tenThousand ? [1, yuan(currency)] : [tenThousand, tenThousands(currency)])
    : (most < tenThousand ? [1, currency] : [1000, `${currency} k`]);
  const round = most / size < 100 ? 100 : 1;
  return { label, measure: (amount) => Math.round((Number(amount) / size) * round) / round };
}

const yuan = (currency: string) => (currency === 'CNY' ? '元' : currency);
const tenThousands = (currency: string) => (currency === 'CNY' ? '万元' : `万 ${currency}`);
