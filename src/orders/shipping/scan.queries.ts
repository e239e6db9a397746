import type { Reader } from '../../platform/database/database.js';
import type { KnownCodes } from './scanned.js';

type Coded = { sku: string; barcode: string | null };

/** The codes of an order's products, and which of the scanned words are codes of other products. */
export async function codesFor(reader: Reader, number: string, text: string): Promise<KnownCodes> {
  const own = (await reader.query(`
    SELECT l.sku, p.barcode FROM orders o JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id WHERE o.number = ?`, [number])) as Coded[];
  const words = [...new Set(text.split('\n').map((line) => line.trim().split(/[\s,，;；]+/, 1)[0] ?? '').filter((word) => word !== '' && word.length <= 60))];
  const others = words.length === 0 ? [] : (await reader.query('SELECT sku, barcode FROM products WHERE sku IN (?) OR barcode IN (?)', [words, words])) as Coded[];
  const codes = ({ sku, barcode }: Coded) => [sku, barcode ?? ''].filter(Boolean).map((code) => code.toUpperCase());
  return { own: new Map(own.flatMap((line) => codes(line).map((code) => [code, line.sku]))), others: new Set(others.flatMap(codes)) };
}
