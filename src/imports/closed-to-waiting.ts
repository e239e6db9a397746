import type { EntityManager } from 'typeorm';
import { lockStock } from '../catalog/stock/stock-moves.js';
import { chunksOf, sameKey } from '../platform/database/by-code.js';
import { productIds } from './ensure-codes.js';
import type { RowError } from './row-error.js';

type Row = { line: number; sku: string };

const awaited = 'SELECT sku FROM products p WHERE p.sku IN (?) AND EXISTS (SELECT 1 FROM back_orders b WHERE b.product_id = p.id AND b.pieces > 0)';

/** Rows that would close back-orders of products somebody waits for. Their stock is locked first, so that nobody joins the queue meanwhile; a trial locks nobody out. */
export async function closedToWaiting(tx: EntityManager, rows: Row[], isTrial: boolean): Promise<RowError[]> {
  if (rows.length === 0) return [];
  const skus = rows.map(({ sku }) => sku);
  const idOf = await productIds(tx, skus);
  if (!isTrial) await lockStock(tx, skus.map((sku) => idOf(sku) ?? ''));
  const found: { sku: string }[] = [];
  for (const chunk of chunksOf(skus)) found.push(...await tx.query<{ sku: string }[]>(awaited, [chunk]));
  const waiting = new Set(found.map(({ sku }) => sameKey(sku)));
  return rows.filter(({ sku }) => waiting.has(sameKey(sku))).map(({ line }) => ({ line, column: 'back_order', code: 'lines_wait' }));
}
