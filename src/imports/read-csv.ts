import { CsvError, parse } from 'csv-parse/sync';
import { Refused, type RowError } from './row-error.js';

/** What a kind of file may and must have in its header. */
export type Columns = { known: readonly string[]; needed: readonly string[] };

export type CsvRow = { line: number; values: Map<string, string> };

type CsvRecord = { record: string[]; info: { lines: number } };

/** Said of what has no header of ours, or is not UTF-8. */
export const notCsv: RowError = { line: 1, column: '', code: 'not_csv' };

/** How many rows are answered at once. */
export const mostRowsAtOnce = 10_000;

/** A file as text: UTF-8, else the encoding Chinese Excel saves in. */
export function decoded(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('gb18030').decode(content);
  }
}

/** Whether a file has too many rows to be answered at once; reads no further than that. */
export function isLarge(text: string): boolean {
  return recordsIn(text, mostRowsAtOnce + 2).length > mostRowsAtOnce + 1;
}

/** About how many rows a file has, without reading its cells. */
export function linesIn(text: string): number {
  return (text.trimEnd().match(/\n/g) ?? []).length;
}

/** The file's rows by column. Throws Refused: `not_csv` on what is no such file at all. */
export function readCsv(text: string, columns: Columns): CsvRow[] {
  const [header, ...records] = recordsIn(text);
  const names = header?.record.map((name) => name.trim().toLowerCase()) ?? [];
  if (text.includes('\uFFFD') || !names.some((name) => columns.known.includes(name))) throw new Refused([notCsv]);
  const errors = [...headerErrors(names, columns), ...records.flatMap((record) => widthErrors(record, names.length))];
  if (errors.length > 0) throw new Refused(errors);
  return records.map((record) => ({ line: lineOf(record), values: new Map(names.map((name, index) => [name, record.record[index]?.trim() ?? ''])) }));
}

function recordsIn(text: string, most?: number): CsvRecord[] {
  try {
    return parse(text.replace(/\r\n?/g, '\n'), {
      bom: true, info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true, ...(most ? { to: most } : {}),
    }) as unknown as CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines);
    throw new Refused([line > 1 ? { line, column: '', code: 'quotes' } : notCsv]);
  }
}

function headerErrors(names: string[], { known, needed }: Columns): RowError[] {
  const wrong = (code: string, columns: readonly string[]): RowError[] => columns.map((column) => ({ line: 1, column, code, values: { column } }));
  return [
    ...wrong('unknown_column', names.filter((name) => !known.includes(name))),
    ...wrong('column_twice', names.filter((name, index) => known.includes(name) && names.indexOf(name) < index)),
    ...wrong('missing_column', needed.filter((name) => !names.includes(name))),
  ];
}

function widthErrors(record: CsvRecord, expected: number): RowError[] {
  const cells = record.record.length;
  return cells === expected ? [] : [{ line: lineOf(record), column: '', code: 'width', values: { cells, expected } }];
}

// the parser tells the line a record ends on
function lineOf({ record, info }: CsvRecord): number {
  return info.lines - record.join('').split('\n').length + 1;
}
