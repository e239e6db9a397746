import type { Reader } from '../../platform/database/database.js';

/** A product as an order line needs it. */
export type SaleProduct = {
  id: string; sku: string; nameZh: string; nameEn: string; unit: string; packSize: number; minQuantity: number; taxRate: string; status: string;
};

const saleProduct = `
  SELECT id, sku, name_zh AS nameZh, name_en AS nameEn, unit, pack_size AS packSize, min_quantity AS minQuantity, tax_rate AS taxRate, status
  FROM products`;

/** Products by SKU in upper case; unknown ones are missing. */
export async function productsBySku(reader: Reader, skus: string[]): Promise<Map<string, SaleProduct>> {
  if (skus.length === 0) return new Map();
  const rows = (await reader.query(`${saleProduct} WHERE sku IN (?)`, [skus])) as SaleProduct[];
  return new Map(rows.map((row) => [row.sku.toUpperCase(), row]));
}

export async function productsById(reader: Reader, ids: string[]): Promise<Map<string, SaleProduct>> {
  if (ids.length === 0) return new Map();
  const rows = (await reader.query(`${saleProduct} WHERE id IN (?)`, [ids])) as SaleProduct[];
  return new Map(rows.map((row) => [row.id, row]));
}
