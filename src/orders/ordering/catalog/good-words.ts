import type { ListedProduct } from '../../../catalog/products/listing.queries.js';
import { type Language, translate } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import { compare } from '../../../platform/money/money.js';
import { formatDate, formatMoney, formatNumber } from '../../../platform/views/format.js';
import { type PriceWord, priceWords } from '../../desk/price-words.js';
import { quantityField } from '../cart/cart-form.js';
import type { Good } from '../goods.js';
import { type CheckedLine, type Problem, stockState, waitOf } from '../line-check.js';

/** How a reader sees the catalogue. `listCurrency` is the one retail prices are in. */
export type Look = { language: Language; currency: string; listCurrency: string };

export type Mend = { id: string; field: string; message: string; fixes: number[] };
export type PriceView = { price?: string; list?: string; why?: string; break?: string; reasons: PriceWord[]; noPrice?: string };

/** What a row says of a product whoever looks. */
export function headOf(lead: ListedProduct, language: Language) {
  const { family } = lead;
  const code = family?.code ?? lead.sku;
  return {
    href: `/catalog/${encodeURIComponent(code)}`, image: imageOf(lead), name: nameIn(language, family ?? lead), sku: code, unit: lead.unit, pack: lead.packSize, min: lead.minQuantity,
    spec: nameIn(language, { nameZh: (family ?? lead).specZh, nameEn: (family ?? lead).specEn }),
  };
}

/** Address of a product's picture, which is in the range like the product. */
export const imageOf = ({ imageId, closed }: Pick<ListedProduct, 'imageId' | 'closed'>) => imageId === null || closed ? undefined : `/files/products/${imageId}?size=thumb`;

/** The partner's own price at the quantity in the cart, and why. */
export function priceView({ good, quantity, trace }: Pick<CheckedLine, 'good' | 'quantity' | 'trace'>, { language, currency, listCurrency }: Look): PriceView {
  const shown = trace && quantity > 0 ? trace : good.shown;
  if (!shown) return noPriceView(language);
  const say = (key: string, minQuantity: number, price: string) =>
    translate(language, `ordering.price.${key}`, { quantity: formatNumber(minQuantity), unit: good.unit, price: formatMoney(price, currency) });
  return {
    price: shown.unitPrice, list: good.retailPrice !== null && currency === listCurrency && compare(good.retailPrice, shown.unitPrice) > 0 ? good.retailPrice : undefined,
    why: shown.minQuantity > 1 ? say('reached', shown.minQuantity, shown.unitPrice) : undefined,
    break: shown.nextBreak && say('next', shown.nextBreak.minQuantity, shown.nextBreak.unitPrice),
    reasons: priceWords(shown, currency, language),
  };
}

export const noPriceView = (language: Language): PriceView => ({ reasons: [], noPrice: translate(language, 'ordering.price.none') });

export function unitPriceOf(good: Good): string | undefined {
  return good.shown?.unitPrice;
}

/** Whether there is enough, in words. */
export function stockWord(available: number, { packSize, unit }: Pick<ListedProduct, 'packSize' | 'unit'>, language: Language): { tone: string; label: string } {
  const state = stockState({ available, packSize });
  return { tone: state === 'plenty' ? '' : state, label: translate(language, `ordering.stock.${state}`, { available: formatNumber(available), unit }) };
}

/** That a part of the quantity will wait, and until when; undefined when all of it is there or something else is wrong. */
export function waitText({ good, quantity, problem }: Pick<CheckedLine, 'good' | 'quantity' | 'problem'>, language: Language): string | undefined {
  const wait = problem ? undefined : waitOf(good, quantity);
  if (!wait) return undefined;
  const day = wait.day ? formatDate(wait.day, { language, timeZone: 'UTC' }) : '';
  return translate(language, `ordering.wait.${wait.now > 0 ? 'part' : 'all'}${wait.day ? '' : 'Unknown'}`, { now: formatNumber(wait.now), later: formatNumber(wait.later), day, unit: good.unit });
}

export function mendOf({ good, problem }: CheckedLine, language: Language): Mend[] {
  if (!problem) return [];
  const variant = good.family ? `${variantName(good, language)}：` : '';
  return [{ id: good.id, field: quantityField(good.id), message: `${variant}${problemText(problem, language)}${translate(language, 'ordering.notCounted')}`, fixes: problem.fixes }];
}

export function problemText({ code, values }: Problem, language: Language): string {
  const shown = Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? formatNumber(value) : value]);
  return translate(language, `ordering.problems.${code}`, Object.fromEntries(shown) as Record<string, string>);
}

/** What tells a variant from its siblings: `4000K 自然 9W`. */
export function variantName({ rowZh, rowEn, column }: Pick<ListedProduct, 'rowZh' | 'rowEn' | 'column'>, language: Language): string {
  return [nameIn(language, { nameZh: rowZh ?? '', nameEn: rowEn ?? '' }), column].filter(Boolean).join(' ');
}
