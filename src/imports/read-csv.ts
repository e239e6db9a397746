import { Readable } from 'node:stream';
import { CsvError, parse as parser } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { Refused, type RowError } from './row-error.js';

/** What a kind of file may and must have in its header. */
export type Columns = { known: readonly string[]; needed: readonly string[] };

export type CsvRow = { line: number; cells: string[]; values: Map<string, string> };

type CsvRecord = { record: string[]; info: { lines: number } };

/** Said of what has no header of ours, or is not UTF-8. */
export const notCsv: RowError = { line: 1, column: '', code: 'not_csv' };

/** How many rows are answered at once. */
export const mostRowsAtOnce = 10_000;

const sliceBytes = 64 * 1024;
// no header is longer: the rest need not be looked at for it
const headerChars = 64 * 1024;

const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true };

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
  return firstRecords(text, mostRowsAtOnce + 2).length > mostRowsAtOnce + 1;
}

/** About how many rows a file has, without reading its cells. */
export function linesIn(text: string): number {
  const end = text.trimEnd().length;
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** The column names as the file writes them, none where there are no rows to read. */
export function headerIn(text: string): string[] {
  try {
    return firstRow(text);
  } catch {
    return [];
  }
}

/** The column names and what is wrong with them. Throws Refused: `not_csv` on what is no such file at all. */
export function readHeader(text: string, columns: Columns): { names: string[]; errors: RowError[] } {
  const names = firstRow(text).map((name) => name.toLowerCase());
  if (text.includes('\uFFFD') || !names.some((name) => columns.known.includes(name))) throw new Refused([notCsv]);
  return { names, errors: headerErrors(names, columns) };
}

/** The file's rows by column, one after the other, so that a large file is never held as rows. */
export async function* csvRows(text: string): AsyncGenerator<CsvRow> {
  let names: string[] | undefined;
  const records = Readable.from(slicesOf(Buffer.from(evenLines(text)))).pipe(parser(options));
  try {
    for await (const record of records as AsyncIterable<CsvRecord>) {
      const cells = record.record.map((cell) => cell.trim());
      if (names) yield { line: lineOf(record), cells, values: new Map(names.map((name, index) => [name, cells[index] ?? ''])) };
      else names = cells.map((name) => name.toLowerCase());
    }
  } catch (error) {
    throw refusalOf(error);
  }
}

/** Says of a row that it has more or fewer cells than the header. */
export function widthErrors({ line, cells: { length: cells } }: CsvRow, expected: number): RowError[] {
  return cells === expected ? [] : [{ line, column: '', code: 'width', values: { cells, expected } }];
}

function firstRow(text: string): string[] {
  return firstRecords(text.slice(0, headerChars), 1)[0]?.record.map((name) => name.trim()) ?? [];
}

function firstRecords(text: string, most: number): CsvRecord[] {
  try {
    return parse(evenLines(text), { ...options, to: most }) as unknown as CsvRecord[];
  } catch (error) {
    throw refusalOf(error);
  }
}

// the parser keeps all rows of a slice until they are read
function* slicesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += sliceBytes) yield bytes.subarray(start, start + sliceBytes);
}

function evenLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = Number(error.lines);
  return new Refused([line > 1 ? { line, column: '', code: 'quotes' } : notCsv]);
}

function headerErrors(names: string[], { known, needed }: Columns): RowError[] {
  const wrong = (code: string, columns: readonly string[]): RowError[] => columns.map((column) => ({ line: 1, column, code, values: { column } }));
  return [
    ...wrong('unknown_column', names.filter((name) => !known.includes(name))),
    ...wrong('column_twice', names.filter((name, index) => known.includes(name) && names.indexOf(name) < index)),
    ...wrong('missing_column', needed.filter((name) => !names.includes(name))),
  ];
}

// the parser tells the line a record ends on
function lineOf({ record, info }: CsvRecord): number {
  return info.lines - record.join('').split('\n').length + 1;
}
