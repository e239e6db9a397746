import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { startsFrom } from './assortment.entity.js';
import type { AssortmentHead, AssortmentRow, Holder, NamedProduct, Way } from './assortments.queries.js';

export const assortmentHref = (code: string) => `/admin/assortments/${encodeURIComponent(code)}`;

export const startChoices = startsFrom.map((value) => ({ value, label: `assortments.startsFrom.${value}`, note: `assortments.startsNote.${value}` }));

/** An assortment's head as pages show it. */
export function headView(row: AssortmentHead, language: Language) {
  return { ...row, name: nameIn(language, row), href: assortmentHref(row.code) };
}

/** A row of the list: how much it names, to whom it is given, and by which ways the partner that is asked about comes by it. */
export function assortmentRow(row: AssortmentRow, holders: Holder[], ways: Way[] | undefined, language: Language) {
  return {
    ...headView(row, language), categories: Number(row.categories), products: Number(row.products), partners: Number(row.partners),
    ways: ways?.map((one) => ({ kind: one.kind, name: nameIn(language, one) })),
    places: holders.filter(({ assortmentId }) => assortmentId === row.id).map((holder) => nameIn(language, holder)),
  };
}

export function holderView(holder: Holder, language: Language) {
  const query = new URLSearchParams({ [holder.kind]: holder.code });
  return { name: nameIn(language, holder), code: holder.code, href: holder.kind === 'partner' ? `/admin/partners/${encodeURIComponent(holder.code)}` : `/admin/partners?${query}` };
}

export function productView(product: NamedProduct, language: Language) {
  return { ...product, name: nameIn(language, product), href: `/admin/catalog/${encodeURIComponent(product.sku)}` };
}
