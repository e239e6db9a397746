import type { ProductStatus } from './product.entity.js';

/** What staff keep of a product; `taxRate` is a fraction and prices are in the supplier's currency, both with four decimals. */
export type ProductFacts = {
  nameZh: string; nameEn: string; specZh: string; specEn: string; categoryId: string; barcode: string | null; unit: string;
  packSize: number; minQuantity: number; taxRate: string; retailPrice: string | null; status: ProductStatus;
};

export type FactsChange = { before: Partial<ProductFacts>; after: Partial<ProductFacts> };

/** The facts alone, in one order, out of a row that has more. */
export function factsIn({ nameZh, nameEn, specZh, specEn, categoryId, barcode, unit, packSize, minQuantity, taxRate, retailPrice, status }: ProductFacts): ProductFacts {
  return { nameZh, nameEn, specZh, specEn, categoryId, barcode, unit, packSize, minQuantity, taxRate, retailPrice, status };
}

/** The facts that differ, as they were and as they are; undefined when none does. */
export function changeOf(before: ProductFacts, after: ProductFacts): FactsChange | undefined {
  const names = (Object.keys(after) as (keyof ProductFacts)[]).filter((name) => before[name] !== after[name]);
  const only = (facts: ProductFacts) => Object.fromEntries(names.map((name) => [name, facts[name]])) as Partial<ProductFacts>;
  return names.length === 0 ? undefined : { before: only(before), after: only(after) };
}

/** The smallest quantity that can be ordered: whole packs, the minimum reached. */
export function firstQuantity({ packSize, minQuantity }: Pick<ProductFacts, 'packSize' | 'minQuantity'>): number {
  return Math.ceil(Math.max(1, minQuantity) / packSize) * packSize;
}
