import { type AssortmentOn, assortmentsOnProduct, assortmentsTold, categoriesAbove } from '../assortments/assortments-on-product.js';
import type { PriceLevel } from '../prices/price-resolver.js';
import { availableOf } from '../stock/available.js';
import type { Reader } from '../../platform/database/database.js';
import type { ProductFacts } from './product-facts.js';

/** The family a product is in, and what its variants differ in. */
type FamilyOf = { [Name in 'familyId' | 'familyCode' | 'familyZh' | 'familyEn' | 'rowAxisZh' | 'rowAxisEn' | 'columnAxisZh' | 'columnAxisEn']: string | null };

export type ProductHead = ProductFacts & FamilyOf & { id: string; sku: string; available: string; createdAt: Date; assortments: AssortmentOn[] };

const head = `
  WITH ${categoriesAbove}
  SELECT p.id, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, p.spec_zh AS specZh, p.spec_en AS specEn, p.category_id AS categoryId, p.barcode, p.unit,
    p.pack_size AS packSize, p.min_quantity AS minQuantity, p.tax_rate AS taxRate, p.retail_price AS retailPrice, p.status, p.created_at AS createdAt,
    p.family_id AS familyId, ${availableOf('p.id')} AS available, f.code AS familyCode, f.name_zh AS familyZh, f.name_en AS familyEn,
    f.row_axis_zh AS rowAxisZh, f.row_axis_en AS rowAxisEn, f.column_axis_zh AS columnAxisZh, f.column_axis_en AS columnAxisEn, ${assortmentsOnProduct} AS assortments
  FROM products p LEFT JOIN product_families f ON f.id = p.family_id`;

export async function productHead(reader: Reader, sku: string): Promise<ProductHead | undefined> {
  const [row] = (await reader.query(`${head} WHERE p.sku = ?`, [sku, sku])) as (Omit<ProductHead, 'assortments'> & { assortments: unknown })[];
  return row && { ...row, assortments: assortmentsTold(row.assortments) };
}

export type PictureRow = { id: string; fileId: string; name: string };

/** A product's pictures, the one that stands for it first. */
export function picturesOf(reader: Reader, productId: string): Promise<PictureRow[]> {
  return reader.query(`
    SELECT i.id, i.file_id AS fileId, f.name FROM product_images i JOIN stored_files f ON f.id = i.file_id
    WHERE i.product_id = ? ORDER BY i.position, i.id`, [productId]) as Promise<PictureRow[]>;
}

export type StockRow = { code: string; nameZh: string; nameEn: string; onHand: number; reserved: number; free: number };

/** What lies in each warehouse; less than nothing free counts as none. */
export function stockOf(reader: Reader, productId: string): Promise<StockRow[]> {
  return reader.query(`
    SELECT w.code, w.name_zh AS nameZh, w.name_en AS nameEn, s.on_hand AS onHand, s.reserved, GREATEST(s.on_hand - s.reserved, 0) AS free
    FROM stock s JOIN warehouses w ON w.id = s.warehouse_id WHERE s.product_id = ? ORDER BY w.position, w.id`, [productId]) as Promise<StockRow[]>;
}

export type PriceRow = {
  scope: PriceLevel; scopeKey: string; list: string; listZh: string; listEn: string; keyZh: string | null; keyEn: string | null;
  minQuantity: number; currency: string; unitPrice: string; validFrom: string; validTo: string;
};

export const mostPrices = 100;

/** A product's prices by level, the latest of each first; one more than `mostPrices` at most. */
export function pricesOf(reader: Reader, productId: string): Promise<PriceRow[]> {
  return reader.query(`
    SELECT x.scope, x.scope_key AS scopeKey, l.code AS list, l.name_zh AS listZh, l.name_en AS listEn,
      COALESCE(d.name_zh, t.name_zh, r.name_zh) AS keyZh, COALESCE(d.name_en, t.name_en, r.name_en) AS keyEn,
      x.min_quantity AS minQuantity, x.currency, x.unit_price AS unitPrice, x.valid_from AS validFrom, x.valid_to AS validTo
    FROM prices x JOIN price_lists l ON l.id = x.price_list_id
      LEFT JOIN partners d ON x.scope IN ('contract', 'dealer') AND d.code = x.scope_key
      LEFT JOIN tiers t ON x.scope = 'tier' AND t.code = x.scope_key
      LEFT JOIN territories r ON x.scope = 'region' AND r.code = x.scope_key
    WHERE x.product_id = ?
    ORDER BY FIELD(x.scope, 'base', 'region', 'tier', 'dealer', 'contract'), x.scope_key, x.currency, x.valid_from DESC, x.min_quantity, x.unit_price LIMIT ${mostPrices + 1}`, [productId]) as Promise<PriceRow[]>;
}

export type HistoryRow = { action: string; actorName: string; happenedAt: Date; detail: string | null };

const mostEntries = 30;

/** What was done to a product and to its family, the latest first. */
export function historyOf(reader: Reader, { sku, familyCode }: Pick<ProductHead, 'sku' | 'familyCode'>, actions: readonly string[]): Promise<HistoryRow[]> {
  return reader.query(`
    SELECT action, actor_name AS actorName, happened_at AS happenedAt, detail FROM audit_entries
    WHERE subject IN (?) AND action IN (?) ORDER BY id DESC LIMIT ${mostEntries}`, [familyCode ? [sku, familyCode] : [sku], actions]) as Promise<HistoryRow[]>;
}
