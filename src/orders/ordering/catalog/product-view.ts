import { resolvePrice } from '../../../catalog/price-resolver.js';
import type { Entry, Good } from '../goods.js';
import { firstQuantity } from '../line-check.js';
import { type Look, variantName } from './good-words.js';
import { rowView } from './row-views.js';

export type PriceBreak = { from: number; price: string };

/** A product's page: its row of the catalogue, and the prices by quantity of each variant. */
export function productView(entry: Entry, quantities: ReadonlyMap<string, number>, look: Look) {
  const { lead, variants } = entry;
  const breaks = variants.map((good) => ({ name: lead.family ? variantName(good, look.language) : '', breaks: priceBreaks(good) }));
  const columns = [...new Set(breaks.flatMap((row) => row.breaks.map(({ from }) => from)))].toSorted((a, b) => a - b);
  return {
    ...rowView(entry, quantities, look), barcode: lead.family ? null : lead.barcode, minimum: lead.minQuantity, taxRate: lead.taxRate, isSold: variants.some(({ status }) => status === 'active'),
    prices: { columns, rows: breaks.filter((row) => row.breaks.length > 0).map((row) => ({ name: row.name, cells: columns.map((from) => row.breaks.findLast((one) => one.from <= from)?.price) })) },
  };
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
