import type { PartnerTerms } from '../../partners/partners.queries.js';
import { chipsOf } from '../../platform/http/list-filter.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { NavItem } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import type { Choice } from '../categories/category-views.js';
import { openEnd, openStart, priceStateOn } from '../prices/price-terms.js';
import { toneOf } from '../prices/price-views.js';
import { lacks, type ProductsFilter } from './product.dto.js';
import { type ProductStatus, productStatuses } from './product.entity.js';
import { firstQuantity } from './product-facts.js';
import type { ProductRow } from './product-list.queries.js';
import type { PriceRow } from './product-page.queries.js';

export const productHref = (sku: string) => `/admin/catalog/${encodeURIComponent(sku)}`;

/** The address of a picture in a list; its original is there without the size. */
export const pictureHref = (fileId: string | null) => (fileId === null ? undefined : `/files/products/${fileId}?size=thumb`);

export const statusChoices: Choice[] = productStatuses.map((value) => ({ value, label: `catalog.status.${value}` }));

/** A product as the list shows it; `first` is the least quantity that can be ordered. */
export function productRowView(row: ProductRow, paths: Map<string, string>, language: Language) {
  return {
    ...row, name: nameIn(language, row), href: productHref(row.sku), image: pictureHref(row.imageId), category: paths.get(row.categoryId) ?? '',
    first: firstQuantity(row), isOut: Number(row.available) === 0,
  };
}

/** All, each status, and what lacks something; counts where counting is cheap. */
export function productTabs(address: string, { status, lacks: lacking }: ProductsFilter, counts: Record<ProductStatus, number | undefined>): NavItem[] {
  const tab = (name: string, changes: Record<string, string>, current: boolean, count?: number) =>
    ({ label: `catalog.views.${name}`, href: pageHref(address, { status: '', lacks: '', after: '', before: '', ...changes }), current, count });
  const { active, inactive } = counts;
  return [
    tab('all', {}, !status && !lacking, active === undefined || inactive === undefined ? undefined : active + inactive),
    ...productStatuses.map((value) => tab(value, { status: value }, status === value && !lacking, counts[value])),
    ...lacks.map((value) => tab(`no_${value}`, { status: 'active', lacks: value }, lacking === value)),
  ];
}

/** What the list is narrowed by, as chips that drop it. */
export function productChips(address: string, { q, category, status, lacks: lacking }: ProductsFilter, { paths, buyer, language }: { paths: Map<string, string>; buyer?: PartnerTerms; language: Language }) {
  return chipsOf(address, {
    q, category: category && (paths.get(category) ?? category), status: status && translate(language, `catalog.status.${status}`),
    lacks: lacking && translate(language, `catalog.views.no_${lacking}`), partner: buyer && translate(language, 'catalog.buyers.of', { code: buyer.code }),
  });
}

/** A price as its product's page shows it: for whom, from when to when (open ends undefined), and whether it is in force. */
export function priceRowView(row: PriceRow, today: string, language: Language) {
  const state = priceStateOn(today, row);
  return {
    ...row, state, tone: toneOf[state], list: nameIn(language, { nameZh: row.listZh, nameEn: row.listEn }), isPast: state === 'past',
    whose: row.keyZh === null ? row.scopeKey : nameIn(language, { nameZh: row.keyZh, nameEn: row.keyEn ?? '' }),
    from: row.validFrom === openStart ? undefined : row.validFrom, to: row.validTo === openEnd ? undefined : row.validTo,
  };
}
