import type { CellChange } from './importer.js';
import type { Change, TableRow, Value } from './upsert.js';

/** For columns of the table that the file calls by another name, and whose values it writes differently. */
export type FileWords = Record<string, { column?: string; word?: (stored: string) => string }>;

/** The cells of a change in words of the file; what was there before only where a row is known. */
export function cellChanges({ row, given }: Change, known: TableRow | undefined, words: FileWords = {}): CellChange[] {
  return given.map((name) => {
    const { column = name, word = (stored: string) => stored } = words[name] ?? {};
    const text = (value: Value | undefined) => (value === null || value === undefined ? '' : word(String(value)));
    return { column, before: known && text(known[name]), after: text(row[name]) };
  });
}
