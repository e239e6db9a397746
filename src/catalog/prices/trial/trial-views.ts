import { type Language, translate } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import { lineAmount } from '../../../platform/money/money.js';
import { formatNumber } from '../../../platform/views/format.js';
import { type PriceReason, priceReasons, type TriedPrice } from './price-trial.js';
import { listHref } from '../price-views.js';
import type { PriceLevel } from '../price-resolver.js';
import { candidateWord, levelWord } from '../price-words.js';
import type { TriedOn } from './try-price.js';

const asides = new Set(['not_begun', 'over', 'other_currency']);

/** A trial as its page shows it: the price, why, what else was in question, and what would keep the partner from ordering. */
export function trialView(trial: TriedOn, language: Language) {
  const { trace, tried, partner, product, quantity, day } = trial;
  const { currency } = partner;
  return {
    currency, quantity, day, partner: partnerFacts(trial, language), sku: product.sku, product: nameIn(language, product), unit: product.unit,
    price: trace?.unitPrice, amount: trace && lineAmount(trace.unitPrice, '0', quantity, currency),
    winner: trace && candidateWord({ ...trace, validFrom: null, validTo: null }, currency, language),
    nextBreak: trace?.nextBreak, hurdles: hurdlesOf(trial, language),
    reasons: priceReasons(trial, quantity).map((reason) => ({ text: reasonWord(reason, language), won: reason.code === 'level' })),
    tried: tried.map((price) => triedView(price, product.sku, language)),
  };
}

function partnerFacts({ partner }: TriedOn, language: Language) {
  const named = (nameZh: string | null, nameEn: string | null) => (nameZh === null ? null : nameIn(language, { nameZh, nameEn: nameEn ?? '' }));
  return {
    code: partner.code, name: nameIn(language, partner), href: `/admin/partners/${encodeURIComponent(partner.code)}`,
    tier: named(partner.tierZh, partner.tierEn), territory: named(partner.territoryZh, partner.territoryEn),
  };
}

function triedView(price: TriedPrice, sku: string, language: Language) {
  return {
    ...price, levelName: levelWord(price.level, language), listName: nameIn(language, { nameZh: price.listNameZh, nameEn: price.listNameEn }),
    href: `${listHref(price.list)}?${new URLSearchParams({ q: sku })}`, won: price.outcome === 'won', isAside: asides.has(price.outcome),
    from: price.validFrom, to: price.validTo,
  };
}

function reasonWord({ code, levels = [], level, quantity }: PriceReason, language: Language): string {
  const named = (one: PriceLevel) => levelWord(one, language).toLowerCase();
  const names = new Intl.ListFormat(language, { type: code === 'absent' ? 'disjunction' : 'conjunction' }).format(levels.map(named));
  return translate(language, `prices.reason.${code}`, {
    levels: names, level: level ? named(level) : '', quantity: quantity === undefined ? '' : formatNumber(quantity),
  });
}

/** What stands against ordering this at all, however good the price. */
function hurdlesOf({ partner, product, quantity }: TriedOn, language: Language): string[] {
  const say = (key: string, values: Record<string, string> = {}) => translate(language, `prices.hurdle.${key}`, values);
  return [
    ...(partner.status === 'active' ? [] : [say('partner_inactive')]),
    ...(partner.status === 'active' && !partner.orderingOpen ? [say('ordering_closed')] : []),
    ...(product.status === 'active' ? [] : [say('product_inactive')]),
    ...(product.closed ? [say('out_of_range')] : []),
    ...(quantity < product.minQuantity ? [say('below_minimum', { quantity: formatNumber(product.minQuantity) })] : []),
    ...(quantity % product.packSize === 0 ? [] : [say('not_in_packs', { pack: formatNumber(product.packSize) })]),
  ];
}
