import type { ImportKind } from './import.entity.js';
import { stockRows } from './import-stock.js';
import { partnerRows } from './partner-rows.js';
import { priceRows } from './price-rows.js';
import { productRows } from './product-rows.js';

/** The columns of each kind of file, in their usual order. */
export const columnsOf: Record<ImportKind, readonly string[]> = {
  products: productRows.columns.known, partners: partnerRows.columns.known, prices: priceRows('').columns.known, stock: stockRows.columns.known,
};

/** Every column that any kind of file has. */
export const allColumns: ReadonlySet<string> = new Set(Object.values(columnsOf).flat());
