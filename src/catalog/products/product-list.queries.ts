import { partnerByCode, type PartnerTerms } from '../../partners/partners.queries.js';
import type { Reader } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import { type Cursor, type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition } from '../../platform/http/list-filter.js';
import { fewInRange } from '../assortments/few-in-range.js';
import { type Buyer, inRange } from '../assortments/range.js';
import { findProducts } from '../search/find-products.js';
import { availableOf } from '../stock/available.js';
import type { ProductStatus } from './product.entity.js';

/** A product in the desk's list; `available` can still be sold, `basePrice` the one in force with the smallest break, of several the one the resolver takes. */
export type ProductRow = {
  id: string; sku: string; nameZh: string; nameEn: string; categoryId: string; unit: string; packSize: number; minQuantity: number; status: ProductStatus;
  familyCode: string | null; available: string; imageId: string | null; basePrice: string | null;
};

export type WantedProducts = { q?: string; buyer?: Buyer; categories?: string[]; status?: ProductStatus; lacks?: 'price' | 'picture'; after?: string; before?: string };

/** The partner whose range the list is narrowed to; undefined for none. Throws NotFound. */
export async function rangeWanted(reader: Reader, { partner }: { partner?: string }): Promise<PartnerTerms | undefined> {
  if (partner === undefined) return undefined;
  const found = await partnerByCode(reader, partner);
  if (!found) throw new NotFound();
  return found;
}

/** The day (YYYY-MM-DD) and currency that base prices are told for. */
export type PricedOn = { today: string; currency: string };

const pageSize = 20;

const shown = `
  SELECT p.id, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, p.category_id AS categoryId, p.unit, p.pack_size AS packSize, p.min_quantity AS minQuantity, p.status, f.code AS familyCode,
    ${availableOf('p.id')} AS available,
    (SELECT i.file_id FROM product_images i WHERE i.product_id = p.id ORDER BY i.position, i.id LIMIT 1) AS imageId,
    (SELECT x.unit_price FROM prices x
      WHERE x.product_id = p.id AND x.scope = 'base' AND x.scope_key = '' AND x.currency = ? AND x.valid_from <= ? AND x.valid_to >= ?
      ORDER BY x.min_quantity, x.valid_from DESC, x.unit_price LIMIT 1) AS basePrice
  FROM`;

const withoutPrice = 'NOT EXISTS (SELECT 1 FROM prices x WHERE x.product_id = p.id AND x.valid_from <= ? AND x.valid_to >= ?)';
const withoutPicture = 'NOT EXISTS (SELECT 1 FROM product_images i WHERE i.product_id = p.id)';

export type ProductsPage = KeysetPage<ProductRow> & { previous?: string; similar?: boolean; isCut?: boolean };

/** Products, the latest first; when searched for, the closest first. */
export async function productsWanted(reader: Reader, { q, buyer, categories, status, lacks, ...cursor }: WantedProducts, { today, currency }: PricedOn, size = pageSize): Promise<ProductsPage> {
  const turn = keysetTurn('p.id', cursor);
  const narrowed: (Condition | undefined)[] = [
    categories && ['p.category_id IN (?)', categories.length > 0 ? categories : ['0']],
    buyer && inRange(buyer), status && ['p.status = ?', status],
    lacks === 'price' ? [withoutPrice, today, today] : undefined,
    lacks === 'picture' ? [withoutPicture] : undefined,
  ];
  const rowsOf = async (ids: string, values: unknown[], order: string, last: unknown[] = []) => await reader.query(`
    ${shown} (${ids}) wanted JOIN products p ON p.id = wanted.id LEFT JOIN product_families f ON f.id = p.family_id ORDER BY ${order}`, [currency, today, today, ...values, ...last]) as ProductRow[];
  if (q) {
    const { sql, values } = allOf(narrowed);
    const { products, similar, isCut } = await findProducts(reader, q, [sql, ...values], buyer && await fewInRange(reader, buyer));
    const turned = listTurn(products.map(({ id }) => id), cursor, size);
    const rows = turned.ids.length === 0 ? [] : await rowsOf('SELECT id FROM products WHERE id IN (?)', [turned.ids], 'FIELD(p.id, ?)', [turned.ids]);
    return { ...turned, rows, similar, isCut };
  }
  const { sql, values } = allOf([...narrowed, [turn.where, turn.value]]);
  return turnedPage(await rowsOf(`SELECT p.id FROM products p WHERE ${sql} ORDER BY ${turn.order} LIMIT ${size + 1}`, values, turn.order), cursor, size);
}

/** A page of a list of ids that stands in its own order: what follows `after`, or what comes before `before`. */
function listTurn(ids: string[], { after, before }: Cursor, size: number): { ids: string[]; next?: string; previous?: string } {
  const from = before === undefined ? ids.indexOf(after ?? '') + 1 : Math.max(0, ids.indexOf(before) - size);
  const shownIds = ids.slice(from, from + size);
  return { ids: shownIds, next: from + size < ids.length ? shownIds.at(-1) : undefined, previous: from > 0 ? shownIds[0] : undefined };
}

const countedUpTo = 10_000;

/** How many products are in sale and how many are not; undefined above 10,000, so that a page never counts a whole catalogue. */
export async function productCounts(reader: Reader): Promise<Record<ProductStatus, number | undefined>> {
  const some = (status: ProductStatus) => `(SELECT COUNT(*) FROM (SELECT 1 FROM products WHERE status = '${status}' LIMIT ${countedUpTo + 1}) c)`;
  const [row] = (await reader.query(`SELECT ${some('active')} AS active, ${some('inactive')} AS inactive`)) as Record<ProductStatus, string>[];
  const shownOf = (count: string | undefined) => (Number(count) > countedUpTo ? undefined : Number(count));
  return { active: shownOf(row?.active), inactive: shownOf(row?.inactive) };
}
