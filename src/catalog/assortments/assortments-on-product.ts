/** An assortment as a product's page knows it, and whether it lets the product through. */
export type AssortmentOn = { code: string; nameZh: string; nameEn: string; letsThrough: boolean };

type Told = Omit<AssortmentOn, 'letsThrough'> & { startsFrom: string; isNamed: number | boolean };

/** The rule read from a product up: the categories the product of a SKU stands in, for a WITH in front of `assortmentsOnProduct`. */
export const categoriesAbove = `RECURSIVE above (id, parent_id) AS (
  SELECT c.id, c.parent_id FROM products p JOIN categories c ON c.id = p.category_id WHERE p.sku = ? UNION SELECT c.id, c.parent_id FROM above JOIN categories c ON c.id = above.parent_id)`;

/** Every assortment, with whether it names product `p` or a category above it, as JSON: the page of a product has no statement left for it. */
export const assortmentsOnProduct = `(
  SELECT JSON_ARRAYAGG(JSON_OBJECT('code', a.code, 'nameZh', a.name_zh, 'nameEn', a.name_en, 'startsFrom', a.starts_from, 'isNamed',
    EXISTS (SELECT 1 FROM assortment_products x WHERE x.assortment_id = a.id AND x.product_id = p.id) OR EXISTS (SELECT 1 FROM assortment_categories c JOIN above ON above.id = c.category_id WHERE c.assortment_id = a.id)))
  FROM assortments a)`;

/** What `assortmentsOnProduct` told, by code; one driver reads JSON by itself. */
export function assortmentsTold(told: unknown): AssortmentOn[] {
  const all = (typeof told === 'string' ? JSON.parse(told) : told ?? []) as Told[];
  return all.map(({ startsFrom, isNamed, ...one }) => ({ ...one, letsThrough: (startsFrom === 'everything') !== Boolean(isNamed) })).toSorted((a, b) => a.code.localeCompare(b.code));
}
