import { type Buyer, inRange } from '../../assortments/range.js';
import type { Reader } from '../../../platform/database/database.js';
import { containing } from '../../../platform/http/list-filter.js';
import type { SaleProduct } from '../../products/products.queries.js';

export type PartnerName = { code: string; nameZh: string; nameEn: string };

/** Partners by a part of their name; a few, to choose from. */
export async function partnersNamed(reader: Reader, text: string): Promise<PartnerName[]> {
  const like = containing(text);
  return (await reader.query(`
    SELECT code, name_zh AS nameZh, name_en AS nameEn FROM partners WHERE code LIKE ? OR name_zh LIKE ? OR name_en LIKE ? ORDER BY code LIMIT 5`, [like, like, like])) as PartnerName[];
}

/** Partners to type ahead, as many as fit on a page. */
export async function partnersToTry(reader: Reader): Promise<PartnerName[]> {
  return (await reader.query("SELECT code, name_zh AS nameZh, name_en AS nameEn FROM partners WHERE status = 'active' ORDER BY code LIMIT 200")) as PartnerName[];
}

/** A product by SKU, or by its barcode, for a buyer. */
export async function productToTry(reader: Reader, code: string, buyer: Buyer): Promise<SaleProduct | undefined> {
  const [range, ...values] = inRange(buyer);
  const [row] = (await reader.query(`
    SELECT p.id, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, p.unit, p.pack_size AS packSize, p.min_quantity AS minQuantity, p.tax_rate AS taxRate, p.status, NOT ${range} AS closed
    FROM products p WHERE p.sku = ? OR p.barcode = ? ORDER BY p.sku = ? DESC LIMIT 1`, [...values, code, code, code])) as (Omit<SaleProduct, 'closed'> & { closed: number })[];
  return row && { ...row, closed: row.closed === 1 };
}
