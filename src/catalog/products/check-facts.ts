import type { EntityManager } from 'typeorm';
import { isDuplicate } from '../../platform/database/database.js';
import { CatalogError } from '../catalog-error.js';
import { rightCheckDigit } from './barcode.js';
import type { ProductFacts } from './product-facts.js';

/** Throws `unknown_category`, `barcode_digit`. The category stays until the transaction ends. */
export async function checkFacts(tx: EntityManager, { categoryId, barcode }: ProductFacts): Promise<void> {
  const [category] = await tx.query<unknown[]>('SELECT 1 FROM categories WHERE id = ? LOCK IN SHARE MODE', [categoryId]);
  if (!category) throw new CatalogError('unknown_category', {}, 'categoryId');
  const digit = barcode === null ? undefined : rightCheckDigit(barcode);
  if (digit !== undefined) throw new CatalogError('barcode_digit', { digit, right: `${barcode?.slice(0, -1)}${digit}` }, 'barcode');
}

/** What a refused row means: the SKU or the barcode is another product's. */
export function takenBy(error: unknown, { sku, barcode }: { sku: string; barcode: string | null }): unknown {
  if (!isDuplicate(error)) return error;
  const isBarcode = (error as Error).message.includes('products_barcode');
  return isBarcode ? new CatalogError('barcode_taken', { barcode }, 'barcode') : new CatalogError('sku_taken', { sku }, 'sku');
}
