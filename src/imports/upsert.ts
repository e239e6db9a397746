import type { EntityManager } from 'typeorm';
import { chunksOf } from '../platform/database/by-code.js';

export type Value = string | number | Date | null;
export type TableRow = Record<string, Value>;

/** A row to write and the columns the file speaks of: only these change where the row exists. */
export type Change = { row: TableRow; given: string[] };

/** Writes all changes in as few statements as there are thousands of rows and sets of columns. */
export async function upsert(tx: EntityManager, table: string, changes: Change[], wrote: (rows: number) => Promise<void> = async () => undefined): Promise<void> {
  const groups = Map.groupBy(changes, ({ given }) => given.join());
  for (const group of groups.values()) {
    const columns = Object.keys(group[0]?.row ?? {});
    const set = (group[0]?.given ?? []).map((column) => `${column} = VALUES(${column})`).join(', ');
    for (const chunk of chunksOf(group)) {
      await tx.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ? ON DUPLICATE KEY UPDATE ${set}`, [chunk.map(({ row }) => columns.map((column) => row[column]))]);
      await wrote(chunk.length);
    }
  }
}

/** The given columns whose value differs from the stored one. */
export function differing(stored: TableRow, given: Record<string, Value | undefined>): string[] {
  return Object.keys(given).filter((column) => given[column] !== undefined && given[column] !== stored[column]);
}

/** The given columns that have a value. */
export function present(given: Record<string, Value | undefined>): TableRow {
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, Value] => entry[1] !== undefined));
}
