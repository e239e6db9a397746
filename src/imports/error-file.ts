import { type Language, translate } from '../platform/i18n/i18n.js';
import { columnLabel } from './import-page.js';
import { csvRows, headerIn } from './read-csv.js';
import type { RowError } from './row-error.js';

/** Wrong rows as they stand in the file, each with its line and what to mend; without the file the reasons alone. */
export async function errorRows(errors: RowError[], text: string | undefined, language: Language): Promise<(string | number)[][]> {
  const say = (word: string) => translate(language, `imports.column.${word}`);
  const header = text === undefined ? [] : headerIn(text);
  const rows = text === undefined ? new Map<number, string[]>() : await rowsOn(new Set(errors.map(({ line }) => line)), text);
  const reasons = Map.groupBy(errors, ({ line }) => line);
  return [
    [say('line'), ...header, say('message')],
    ...[...reasons].map(([line, found]) => [line, ...header.map((_, index) => rows.get(line)?.[index] ?? ''), found.map((error) => reasonOf(error, language)).join('; ')]),
  ];
}

async function rowsOn(lines: ReadonlySet<number>, text: string): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  try {
    for await (const { line, cells } of csvRows(text)) if (lines.has(line)) found.set(line, cells);
  } catch {
    // a file whose quotes are wrong has no rows to show
  }
  return found;
}

function reasonOf({ column, code, values }: RowError, language: Language): string {
  const message = translate(language, `imports.errors.${code}`, values);
  return column === '' ? message : `${columnLabel(column, language)}: ${message}`;
}
