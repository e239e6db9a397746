import { compare } from '../../../platform/money/money.js';
import { quantityField } from '../cart/cart-form.js';
import type { Entry } from '../goods.js';
import { type CheckedLine, checkLine, totalsOf } from '../line-check.js';
import { headOf, type Look, type Mend, mendOf, noPriceView, type PriceView, priceView, stockWord, unitPriceOf, variantName, waitText } from './good-words.js';
import { matrixOf, type MatrixView } from './matrix-view.js';

export type RowView = PriceView & {
  id: string; href: string | undefined; image: string | undefined; name: string; sku: string; spec: string; stock: { tone: string; label: string }; unit: string; currency: string;
  from: boolean; field: string; pack: number; min: number; quantity: number; bad: boolean; amount?: string; waits: string[]; mends: Mend[]; matrix?: MatrixView;
};

/** An entry of the catalogue with what of it is in the cart: a product, or a family with the matrix of its variants. */
export function rowView({ lead, variants }: Entry, quantities: ReadonlyMap<string, number>, look: Look): RowView {
  const lines = variants.map((good) => checkLine(good, quantities.get(good.id) ?? 0, look.currency));
  const chosen = lines.filter(({ quantity }) => quantity > 0);
  const cheapest = lead.family === null ? lines[0] : lines.filter(({ good }) => unitPriceOf(good) !== undefined).toSorted(byPrice)[0];
  const { subtotal, pieces, wrong } = totalsOf(chosen);
  return {
    ...headOf(lead, look.language), ...(cheapest ? priceView(cheapest, look) : noPriceView(look.language)),
    id: lead.id, field: quantityField(lead.id), from: lead.family !== null && new Set(variants.map(unitPriceOf)).size > 1, currency: look.currency,
    stock: stockWord(variants.reduce((sum, { available }) => sum + available, 0), lead, look.language),
    quantity: lead.family === null ? chosen[0]?.quantity ?? 0 : pieces, bad: wrong > 0, amount: chosen.length > wrong ? subtotal : undefined,
    waits: chosen.flatMap((line) => waitsOf(line, look)),
    mends: chosen.flatMap((line) => mendOf(line, look.language)), matrix: lead.family === null ? undefined : matrixOf(lead.family, lines, look),
  };
}

const byPrice = (a: CheckedLine, b: CheckedLine) => compare(unitPriceOf(a.good) ?? '0', unitPriceOf(b.good) ?? '0');

function waitsOf(line: CheckedLine, { language }: Look): string[] {
  const text = waitText(line, language);
  return text === undefined ? [] : [line.good.family ? `${variantName(line.good, language)}：${text}` : text];
}
