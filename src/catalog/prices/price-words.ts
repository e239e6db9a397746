import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatMoney, formatNumber } from '../../platform/views/format.js';
import type { PriceCandidate, PriceLevel, PriceOutcome } from './price-resolver.js';

/** One price in words: its level, its list, from how many pieces, how much. */
export function candidateWord({ level, unitPrice, minQuantity, ...list }: PriceCandidate, currency: string, language: Language): string {
  return translate(language, minQuantity > 1 ? 'prices.candidate.fromQuantity' : 'prices.candidate.any', {
    level: levelWord(level, language),
    list: nameIn(language, { nameZh: list.listNameZh, nameEn: list.listNameEn }),
    price: formatMoney(unitPrice, currency),
    quantity: formatNumber(minQuantity),
  });
}

export function levelWord(level: PriceLevel, language: Language): string {
  return translate(language, `prices.level.${level}`);
}

/** Why a price that was looked at holds, or does not. */
export function outcomeWord(outcome: PriceOutcome, language: Language): string {
  return translate(language, `prices.outcome.${outcome}`);
}
