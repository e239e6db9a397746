import type { Reader } from '../platform/database/database.js';
import { type Cursor, type KeysetPage, keysetTurn, turnedPage } from '../platform/http/keyset.js';
import type { ImportKind, ImportStatus } from './import.entity.js';

export type ImportRow = {
  id: string; kind: ImportKind; status: ImportStatus; name: string; totalRows: number; rowsDone: number; created: number; updated: number; unchanged: number;
  errors: string | null; actorName: string; createdAt: Date; finishedAt: Date | null;
};

const pageSize = 20;

const head = `
  SELECT id, kind, status, name, total_rows AS totalRows, rows_done AS rowsDone, created, updated, unchanged, actor_name AS actorName,
    created_at AS createdAt, finished_at AS finishedAt`;

/** Imports, latest first, without their errors. */
export async function importsRun(reader: Reader, cursor: Cursor): Promise<KeysetPage<ImportRow> & { previous?: string }> {
  const turn = keysetTurn('id', cursor);
  const rows = await reader.query(`${head}, NULL AS errors FROM imports WHERE ${turn.where} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, [turn.value]);
  return turnedPage(rows as ImportRow[], cursor, pageSize);
}

export async function importRun(reader: Reader, id: string): Promise<ImportRow | undefined> {
  if (!/^\d{1,19}$/.test(id)) return undefined;
  const [row] = (await reader.query(`${head}, errors FROM imports WHERE id = ?`, [id])) as ImportRow[];
  return row;
}
