import type { Reader } from '../platform/database/database.js';
import { type Cursor, type KeysetPage, keysetTurn, turnedPage } from '../platform/http/keyset.js';
import type { Actor } from '../platform/http/actor.js';
import type { ImportKind } from './import.entity.js';
import type { ImportStatus } from './import-statuses.js';

export type ImportRow = {
  id: string; kind: ImportKind; status: ImportStatus; name: string; totalRows: number; rowsDone: number; created: number; updated: number; unchanged: number;
  errors: string | null; preview: string | null; fileId: string | null; actorName: string; createdAt: Date; finishedAt: Date | null;
};

const pageSize = 20;

const head = `
  SELECT id, kind, status, file_id AS fileId, name, total_rows AS totalRows, rows_done AS rowsDone, created, updated, unchanged, actor_name AS actorName,
    created_at AS createdAt, finished_at AS finishedAt`;

/** Imports, latest first, without their errors. */
export async function importsRun(reader: Reader, cursor: Cursor): Promise<KeysetPage<ImportRow> & { previous?: string }> {
  const turn = keysetTurn('id', cursor);
  const rows = await reader.query(`${head}, NULL AS errors, NULL AS preview FROM imports WHERE ${turn.where} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, [turn.value]);
  return turnedPage(rows as ImportRow[], cursor, pageSize);
}

export async function importRun(reader: Reader, id: string): Promise<ImportRow | undefined> {
  if (!/^\d{1,19}$/.test(id)) return undefined;
  const [row] = (await reader.query(`${head}, errors, preview FROM imports WHERE id = ?`, [id])) as ImportRow[];
  return row;
}

export type ImportStep = { to: ImportStatus; by: string; at: Date };

/** What happened to an import, from the first to the last. */
export async function stepsOf(reader: Reader, id: string): Promise<ImportStep[]> {
  return (await reader.query("SELECT to_state AS `to`, actor_name AS `by`, changed_at AS at FROM state_changes WHERE subject = 'import' AND subject_id = ? ORDER BY id", [id])) as ImportStep[];
}

/** On whose behalf the worker brings a file in: whoever said so last. */
export async function whoQueued(reader: Reader, id: string): Promise<Actor | undefined> {
  const [who] = (await reader.query(
    "SELECT actor AS `key`, actor_name AS name FROM state_changes WHERE subject = 'import' AND subject_id = ? AND to_state = 'queued' ORDER BY id DESC LIMIT 1", [id])) as Actor[];
  return who;
}
