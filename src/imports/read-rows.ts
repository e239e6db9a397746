import { sameKey } from '../platform/database/by-code.js';
import { Cells } from './cells.js';
import { type Columns, csvRows, readHeader, widthErrors } from './read-csv.js';
import { ErrorList, refuseAny, type RowError } from './row-error.js';

/** Which columns a kind of file has, how a row is read, and what names the row: its natural key. */
export type RowShape<Row> = { columns: Columns; read: (cells: Cells) => Row; keyOf: (row: Row) => (string | number)[] };

/** A row and what is wrong with it by itself: in its shape, or in its cells. */
export type ReadRow<Row> = { row: Row; misshapen: RowError[]; errors: RowError[] };

/** Every row of a file, each checked by itself and against those before it. Throws Refused for what is no such file. */
export async function* readRows<Row extends { line: number }>(text: string, { columns, read, keyOf }: RowShape<Row>): AsyncGenerator<ReadRow<Row>> {
  const { names } = readHeader(text, columns);
  const repeated = repetitions(keyOf, columns.needed[0] ?? '');
  for await (const csvRow of csvRows(text)) {
    const cells = new Cells(csvRow);
    const row = read(cells);
    const errors = cells.errors.toSorted((a, b) => columns.known.indexOf(a.column) - columns.known.indexOf(b.column));
    yield { row, misshapen: widthErrors(csvRow, names.length), errors: [...errors, ...repeated(row)] };
  }
}

/** Reads a file to its end. Throws Refused with what is wrong in its shape, or else in its cells. */
export async function refuseUnreadable<Row extends { line: number }>(text: string, shape: RowShape<Row>): Promise<void> {
  const misshapen = new ErrorList();
  const wrong = new ErrorList();
  misshapen.add(readHeader(text, shape.columns).errors);
  for await (const row of readRows(text, shape)) {
    misshapen.add(row.misshapen);
    wrong.add(row.errors);
  }
  refuseAny(misshapen.errors);
  refuseAny(wrong.errors);
}

function repetitions<Row extends { line: number }>(keyOf: (row: Row) => (string | number)[], column: string): (row: Row) => RowError[] {
  const first = new Map<string, number>();
  return (row) => {
    const key = keyOf(row).map((part) => sameKey(String(part))).join('\n');
    const earlier = first.get(key);
    if (earlier !== undefined) return [{ line: row.line, column, code: 'repeated', values: { earlier } }];
    first.set(key, row.line);
    return [];
  };
}
