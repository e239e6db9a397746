import { type Language, translate } from '../platform/i18n/i18n.js';
import type { ImportKind } from './import.entity.js';
import type { ImportStatus } from './import-statuses.js';
import type { ImportRow } from './imports.queries.js';
import type { RowError } from './row-error.js';

export type WrongCell = { line: number; column: string; message: string };

/** An import as the API shows it: how far it is, and in the end what came of it. */
export type ImportView = {
  id: string; kind: ImportKind; status: ImportStatus; rows: number; done: number; created: number; updated: number; unchanged: number; errors: WrongCell[];
};

export function importView({ id, kind, status, totalRows, rowsDone, created, updated, unchanged, errors }: ImportRow, language: Language): ImportView {
  return { id, kind, status, rows: totalRows, done: rowsDone, created, updated, unchanged, errors: wrongCells(JSON.parse(errors ?? '[]') as RowError[], language) };
}

export function wrongCells(errors: RowError[], language: Language): WrongCell[] {
  return errors.map(({ line, column, code, values }) => ({ line, column, message: translate(language, `imports.errors.${code}`, values) }));
}
