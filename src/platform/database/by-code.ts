import type { Reader } from './database.js';

const chunkSize = 1000;

/** A list in parts that fit into one statement. */
export function chunksOf<T>(items: T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / chunkSize) }, (_, index) => items.slice(index * chunkSize, (index + 1) * chunkSize));
}

/** Rows by their code (or SKU), `column`; `sql` ends with `IN (?)` for the codes, its other values come before. */
export async function findBy<Row>(reader: Reader, column: keyof Row, sql: string, codes: string[], before: unknown[] = []): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  for (const chunk of chunksOf([...new Set(codes)])) {
    for (const row of (await reader.query(sql, [...before, chunk])) as Row[]) found.set(sameKey(String(row[column])), row);
  }
  return found;
}

const large: Record<string, string> = { ァ: 'ア', ィ: 'イ', ゥ: 'ウ', ェ: 'エ', ォ: 'オ', ッ: 'ツ', ャ: 'ヤ', ュ: 'ユ', ョ: 'ヨ', ヮ: 'ワ', ヵ: 'カ', ヶ: 'ケ' };

/** Codes the database takes for one and the same (its collation ignores case, width, accents and which kana) read the same. */
export function sameKey(code: string): string {
  const folded = code.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  return folded.replace(/[\u3041-\u3096]/g, (hiragana) => String.fromCharCode(hiragana.charCodeAt(0) + 0x60)).replace(/[ァィゥェォッャュョヮヵヶ]/g, (small) => large[small] ?? small);
}
