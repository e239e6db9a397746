import type { PriceTrace } from '../../catalog/prices/price-resolver.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatMoney, formatNumber } from '../../platform/views/format.js';
import type { LineTrace } from '../placing/price-lines.js';

/** One price that was looked at: the one that holds, or why another does not. */
export type PriceWord = { text: string; note: string; won: boolean };

/** Why a line has its price, from the trace kept on it. */
export function priceWords(trace: LineTrace, currency: string, language: Language): PriceWord[] {
  const say = (key: string, values: Record<string, string> = {}) => translate(language, `orders.price.${key}`, values);
  const given = trace.level === 'given' ? [{ text: say('given', { price: formatMoney(trace.unitPrice, currency) }), note: say('outcome.won'), won: true }] : [];
  const looked = trace.candidates.map((candidate) => ({
    text: wordOf(candidate, currency, language),
    note: say(trace.level === 'given' && candidate.outcome === 'won' ? 'outcome.replaced' : `outcome.${candidate.outcome}`),
    won: trace.level !== 'given' && candidate.outcome === 'won',
  }));
  return [...given, ...looked];
}

function wordOf({ level, unitPrice, minQuantity, ...list }: PriceTrace['candidates'][number], currency: string, language: Language): string {
  return translate(language, minQuantity > 1 ? 'orders.price.fromQuantity' : 'orders.price.any', {
    level: translate(language, `orders.price.level.${level}`),
    list: nameIn(language, { nameZh: list.listNameZh, nameEn: list.listNameEn }),
    price: formatMoney(unitPrice, currency),
    quantity: formatNumber(minQuantity),
  });
}
