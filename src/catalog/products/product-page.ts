import type { Database } from '../../platform/database/database.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { assortmentHref } from '../assortments/assortment-views.js';
import { categoryEntries } from '../categories/categories.queries.js';
import { categoryPaths } from '../categories/category-views.js';
import { variantMatrix } from '../variants/variant-matrix.js';
import { variantsOf } from '../variants/variants.queries.js';
import { historyViews, productActs } from './history-views.js';
import { firstQuantity } from './product-facts.js';
import type { PricedOn } from './product-list.queries.js';
import { historyOf, mostPrices, picturesOf, pricesOf, type ProductHead, stockOf } from './product-page.queries.js';
import { pictureHref, priceRowView, productHref } from './product-views.js';

/** Everything the page of a product shows. */
export async function productPage(database: Database, head: ProductHead, { today, currency }: PricedOn, language: Language) {
  const [entries, pictures, stock, prices, history, family] = await Promise.all([
    categoryEntries(database), picturesOf(database, head.id), stockOf(database, head.id), pricesOf(database, head.id), historyOf(database, head, productActs), familyView(database, head, language),
  ]);
  const paths = categoryPaths(entries, language);
  const shown = prices.slice(0, mostPrices).map((row) => priceRowView(row, today, language));
  const base = shown.filter(({ scope, state, currency: own }) => scope === 'base' && state === 'now' && own === currency).toSorted((a, b) => a.minQuantity - b.minQuantity)[0];
  return {
    product: { ...productView(head, paths, language), basePrice: base?.unitPrice }, currency, family,
    pictures: pictures.map((picture, index) => ({ ...picture, src: pictureHref(picture.fileId), large: `/files/products/${picture.fileId}?size=large`, isFirst: index === 0 })),
    stock: stock.map((row) => ({ ...row, warehouse: nameIn(language, row) })),
    assortments: head.assortments.map((one) => ({ ...one, name: nameIn(language, one), href: assortmentHref(one.code) })), prices: shown, more: prices.length > mostPrices ? mostPrices : undefined, history: historyViews(history, { language, currency, paths }),
  };
}

/** A product's head as pages show it. */
export function productView(head: ProductHead, paths: Map<string, string>, language: Language) {
  const first = firstQuantity(head);
  return {
    ...head, name: nameIn(language, head), href: productHref(head.sku), category: paths.get(head.categoryId) ?? '', isActive: head.status === 'active',
    first, roundsUp: first !== head.minQuantity,
  };
}

async function familyView(database: Database, head: ProductHead, language: Language) {
  const { sku, familyId, familyCode } = head;
  if (familyId === null || familyCode === null) return undefined;
  const { columns, rows } = variantMatrix(await variantsOf(database, familyId), language);
  const name = (nameZh: string | null, nameEn: string | null) => nameIn(language, { nameZh: nameZh ?? '', nameEn: nameEn ?? '' });
  return {
    name: name(head.familyZh, head.familyEn), code: familyCode, edit: `/admin/families/${encodeURIComponent(familyCode)}/edit`, columns,
    corner: name(head.rowAxisZh, head.rowAxisEn), columnAxis: name(head.columnAxisZh, head.columnAxisEn),
    rows: rows.map(({ label, cells }) => ({
      label, cells: cells.map((cell) => cell && { sku: cell.sku, href: productHref(cell.sku), available: cell.available, isCurrent: cell.sku === sku, isInactive: cell.status !== 'active' }),
    })),
  };
}
