import type { EntityManager } from 'typeorm';
import { chunksOf } from '../../platform/database/by-code.js';
import { termsOf } from './terms.js';

type Row = { id: string; sku: string; barcode: string | null; familyCode: string | null } & Record<string, string | null>;

const texts = `
  SELECT p.id, p.sku, p.barcode, f.code AS familyCode, p.name_zh, p.name_en, p.spec_zh, p.spec_en, p.row_value_zh, p.row_value_en, p.column_value,
    f.name_zh AS family_zh, f.name_en AS family_en, f.spec_zh AS family_spec_zh, f.spec_en AS family_spec_en
  FROM products p LEFT JOIN product_families f ON f.id = p.family_id`;

// one statement stays far below the server's packet
const rowsAtOnce = 8000;

/** Writes anew what products are found by; called in the transaction of every change of their names, codes or family. */
export async function keepTerms(tx: EntityManager, productIds: string[]): Promise<void> {
  for (const ids of chunksOf(productIds)) await writeTerms(tx, ids, await tx.query<Row[]>(`${texts} WHERE p.id IN (?) ORDER BY p.id`, [ids]));
}

/** The same by SKU. */
export async function keepTermsOf(tx: EntityManager, skus: string[]): Promise<void> {
  for (const chunk of chunksOf(skus)) {
    const rows = await tx.query<Row[]>(`${texts} WHERE p.sku IN (?) ORDER BY p.id`, [chunk]);
    await writeTerms(tx, rows.map(({ id }) => id), rows);
  }
}

/** The same for the next thousand products after one, all or just those without terms; the last one written, undefined at the end. */
export async function keepTermsAfter(tx: EntityManager, id: string, which: 'all' | 'missing'): Promise<string | undefined> {
  const missing = which === 'missing' ? 'AND NOT EXISTS (SELECT 1 FROM product_terms t WHERE t.product_id = p.id)' : '';
  const rows = await tx.query<Row[]>(`${texts} WHERE p.id > ? ${missing} ORDER BY p.id LIMIT 1000`, [id]);
  await writeTerms(tx, rows.map((row) => row.id), rows);
  return rows.at(-1)?.id;
}

async function writeTerms(tx: EntityManager, ids: string[], rows: Row[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query('DELETE FROM product_terms WHERE product_id IN (?)', [ids]);
  const terms = rows.flatMap(({ id, sku, barcode, familyCode, ...others }) =>
    [...termsOf({ codes: [sku, ...(barcode ? [barcode] : [])], family: familyCode, texts: Object.values(others) })].map((term) => [id, term]));
  for (let from = 0; from < terms.length; from += rowsAtOnce) {
    await tx.query('INSERT INTO product_terms (product_id, term) VALUES ?', [terms.slice(from, from + rowsAtOnce)]);
  }
}
