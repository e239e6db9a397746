import { resolvePrice } from '../../../catalog/prices/price-resolver.js';
import { type Entry, firstQuantity, type Good } from '../goods.js';
import { type Look, variantName } from './good-words.js';
import { rowView } from './row-views.js';

export type PriceBreak = { from: number; price: string };

/** A product's page: its row of the catalogue, and the prices by quantity of each variant. */
export function productView(entry: Entry, quantities: ReadonlyMap<string, number>, look: Look) {
  const { lead, variants } = entry;
  const columns = [...new Set(variants.flatMap((good) => priceBreaks(good).map(({ from }) => from)))].toSorted((a, b) => a - b);
  return {
    ...rowView(entry, quantities, look), barcode: lead.family ? null : lead.barcode, minimum: lead.minQuantity, taxRate: lead.taxRate, isSold: variants.some(({ status }) => status === 'active'),
    rule: variants.some(({ backOrder }) => backOrder) ? `waiting.rules.${lead.rule}` : undefined,
    prices: { columns, rows: priceRows(variants, columns, look) },
  };
}

/** A row of prices for each column of the matrix where all its variants cost the same, else for each variant. */
function priceRows(variants: Good[], columns: number[], { language }: Look): { name: string; cells: (string | undefined)[] }[] {
  const rows = variants.filter(({ candidates }) => candidates.length > 0).map((good) => {
    const breaks = priceBreaks(good);
    return { good, cells: columns.map((from) => breaks.findLast((step) => step.from <= from)?.price) };
  });
  return [...Map.groupBy(rows, ({ good }) => good.column).values()].flatMap((group) => {
    const isSame = new Set(group.map(({ cells }) => cells.join())).size === 1;
    return (isSame ? group.slice(0, 1) : group).map(({ good, cells }) => ({ name: isSame ? good.column ?? '' : variantName(good, language), cells }));
  });
}

/** The quantities at which a product's price falls, the first orderable one included. */
export function priceBreaks(good: Good): PriceBreak[] {
  const steps = [...new Set([firstQuantity(good), ...good.candidates.map(({ minQuantity }) => minQuantity)])].filter((step) => step >= firstQuantity(good));
  const prices = steps.toSorted((a, b) => a - b).flatMap((from) => {
    const price = resolvePrice(good.candidates, from)?.unitPrice;
    return price === undefined ? [] : [{ from, price }];
  });
  return prices.filter(({ price }, index) => price !== prices[index - 1]?.price);
}
