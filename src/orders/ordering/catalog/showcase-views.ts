import type { ListedProduct } from '../../../catalog/products/listing.queries.js';
import { type Language, translate } from '../../../platform/i18n/i18n.js';
import type { Entry } from '../goods.js';
import { headOf, variantName } from './good-words.js';

export type ShowcaseRow = ReturnType<typeof headOf> & { variants: number; stock: { tone: string; label: string } };

/** An entry for those who do not order: what it is and whether there is any, never a price or a quantity. */
export function showcaseRow({ lead, variants }: Entry<ListedProduct>, language: Language): ShowcaseRow {
  const isThere = variants.some(({ available }) => available > 0);
  return { ...headOf(lead, language), variants: lead.family ? variants.length : 0, stock: stockOf(isThere, language) };
}

export function showcaseProduct(entry: Entry<ListedProduct>, language: Language) {
  const variants = entry.lead.family === null ? [] : entry.variants.map((product) => (
    { sku: product.sku, name: variantName(product, language), barcode: product.barcode, stock: stockOf(product.available > 0, language) }));
  return { ...showcaseRow(entry, language), barcode: entry.lead.family ? null : entry.lead.barcode, variants };
}

function stockOf(isThere: boolean, language: Language): { tone: string; label: string } {
  return isThere ? { tone: '', label: translate(language, 'ordering.stock.there') } : { tone: 'out', label: translate(language, 'ordering.stock.out') };
}
