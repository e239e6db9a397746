import { listedProducts } from '../../../catalog/products/listing.queries.js';
import type { Reader } from '../../../platform/database/database.js';
import type { Language } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import { quantityField } from '../cart/cart-form.js';
import { type Change, changeOf, type Seen } from '../cart/seen.js';
import { headOf, type Look, problemText, stockWord } from '../catalog/good-words.js';
import { type Good, priced } from '../goods.js';
import { checkLine, totalsOf } from '../line-check.js';
import type { Orderer } from '../orderer.queries.js';

/** A product to choose from, with what a piece cost when it was last seen. */
export type Pick = { productId: string; sku: string; nameZh: string; nameEn: string; quantity: number; seen?: Seen };

export const isOffered = (good: Good | undefined): good is Good => good !== undefined && good.status === 'active' && !good.closed && good.candidates.length > 0;

/** Products with a quantity each at today's price and what changed; `gone` are those that cannot be ordered any more. */
export async function pickView(reader: Reader, orderer: Orderer, picks: Pick[], { today, look }: { today: string; look: Look }) {
  const goods = await priced(reader, orderer, today, await listedProducts(reader, orderer, [], picks.map(({ productId }) => productId)));
  const offered = picks.flatMap((pick) => {
    const good = goods.get(pick.productId);
    return isOffered(good) ? [{ ...checkLine(good, pick.quantity, orderer.currency), change: changeOf(good, pick.seen) }] : [];
  });
  return {
    lines: offered, rows: offered.map((line) => rowOf(line, look)), currency: orderer.currency, totals: totalsOf(offered),
    changed: offered.filter(({ change }) => change?.price).length,
    gone: picks.filter(({ productId }) => !isOffered(goods.get(productId))).map((pick) => ({ sku: pick.sku, name: nameIn(look.language, pick) })),
  };
}

function rowOf({ good, quantity, trace, problem, amount, change }: ReturnType<typeof checkLine> & { change?: Change }, look: Look) {
  return {
    ...headOf(good, look.language), id: good.id, sku: good.sku, name: nameIn(look.language, good), field: quantityField(good.id), quantity, price: trace?.unitPrice, change: change?.price && change,
    stock: stockWord(good.available, good, look.language), problem: problem && problemIn(problem, look.language), amount: problem ? undefined : amount,
  };
}

const problemIn = (problem: NonNullable<ReturnType<typeof checkLine>['problem']>, language: Language) => problemText(problem, language);
