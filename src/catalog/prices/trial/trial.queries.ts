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

/** A product by SKU, or by its barcode. */
export async function productToTry(reader: Reader, code: string): Promise<Omit<SaleProduct, 'closed'> | undefined> {
  const [row] = (await reader.query(`
    SELECT id, sku, name_zh AS nameZh, name_en AS nameEn, unit, pack_size AS packSize, min_quantity AS minQuantity, tax_rate AS taxRate, status
    FROM products WHERE sku = ? OR barcode = ? ORDER BY sku = ? DESC LIMIT 1`, [code, code, code])) as Omit<SaleProduct, 'closed'>[];
  return row;
}
