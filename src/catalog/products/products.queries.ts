import { type Buyer, inRange } from '../assortments/range.js';
import type { Reader } from '../../platform/database/database.js';

/** A product as an order line needs it; `closed` is outside the buyer's range. */
export type SaleProduct = {
  id: string; sku: string; nameZh: string; nameEn: string; unit: string; packSize: number; minQuantity: number; taxRate: string; status: string; backOrder: number; closed: boolean;
};

type Row = Omit<SaleProduct, 'closed'> & { closed: number };

const saleProduct = (closed: string) => `
  SELECT p.id, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, p.unit, p.pack_size AS packSize, p.min_quantity AS minQuantity, p.tax_rate AS taxRate, p.status, p.back_order AS backOrder, ${closed} AS closed
  FROM products p`;

/** Products by SKU in upper case, for a buyer; unknown ones are missing. */
export async function productsBySku(reader: Reader, skus: string[], buyer: Buyer): Promise<Map<string, SaleProduct>> {
  if (skus.length === 0) return new Map();
  const [range, ...values] = inRange(buyer);
  const rows = (await reader.query(`${saleProduct(`NOT ${range}`)} WHERE p.sku IN (?)`, [...values, skus])) as Row[];
  return new Map(rows.map((row) => [row.sku.toUpperCase(), { ...row, closed: row.closed === 1 }]));
}

/** The same by id, whoever asks. */
export async function productsById(reader: Reader, ids: string[]): Promise<Map<string, Omit<SaleProduct, 'closed'>>> {
  if (ids.length === 0) return new Map();
  const rows = (await reader.query(`${saleProduct('FALSE')} WHERE p.id IN (?)`, [ids])) as Row[];
  return new Map(rows.map((row) => [row.id, row]));
}
