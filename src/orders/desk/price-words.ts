import { candidateWord, outcomeWord } from '../../catalog/prices/price-words.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { formatMoney, formatPercent } from '../../platform/views/format.js';
import type { LineTrace } from '../placing/price-lines.js';

/** One price that was looked at: the one that holds, or why another does not. */
export type PriceWord = { text: string; note: string; won: boolean };

/** Why a line has its price, from the trace kept on it. */
export function priceWords(trace: LineTrace, currency: string, language: Language): PriceWord[] {
  const isGiven = trace.level === 'given';
  const given = isGiven ? [{ text: givenWord(trace, formatMoney(trace.unitPrice, currency), language), note: outcomeWord('won', language), won: true }] : [];
  const looked = trace.candidates.map((candidate) => ({
    text: candidateWord(candidate, currency, language),
    note: isGiven && candidate.outcome === 'won' ? translate(language, 'orders.price.replaced') : outcomeWord(candidate.outcome, language),
    won: !isGiven && candidate.outcome === 'won',
  }));
  const ahead = trace.prepayDiscount === undefined ? [] : [{ text: translate(language, 'funds.draw.traced', { percent: formatPercent(trace.prepayDiscount) }), note: outcomeWord('won', language), won: true }];
  return [...given, ...looked, ...ahead];
}

function givenWord({ quote }: { quote?: string }, price: string, language: Language): string {
  return quote === undefined ? translate(language, 'orders.price.given', { price }) : translate(language, 'orders.price.quoted', { price, number: quote });
}
