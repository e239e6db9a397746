import { sameKey } from '../platform/database/by-code.js';
import { Cells } from './cells.js';
import { type Columns, readCsv } from './read-csv.js';
import { refuseAny, type RowError } from './row-error.js';

/** Which columns a kind of file has, how a row is read, and what names the row: its natural key. */
export type RowShape<Row> = { columns: Columns; read: (cells: Cells) => Row; keyOf: (row: Row) => (string | number)[] };

/** Every row of a file, read and checked by itself. Throws Refused with all that is wrong. */
export function readRows<Row extends { line: number }>(text: string, { columns, read, keyOf }: RowShape<Row>): Row[] {
  const errors: RowError[] = [];
  const rows = readCsv(text, columns).map((csvRow) => {
    const cells = new Cells(csvRow);
    const row = read(cells);
    errors.push(...cells.errors.toSorted((a, b) => columns.known.indexOf(a.column) - columns.known.indexOf(b.column)));
    return row;
  });
  refuseAny([...errors, ...repeated(rows, keyOf, columns.needed[0] ?? '')]);
  return rows;
}

function repeated<Row extends { line: number }>(rows: Row[], keyOf: (row: Row) => (string | number)[], column: string): RowError[] {
  const first = new Map<string, number>();
  const errors: RowError[] = [];
  for (const row of rows) {
    const key = keyOf(row).map((part) => sameKey(String(part))).join('\n');
    const earlier = first.get(key);
    if (earlier !== undefined) errors.push({ line: row.line, column, code: 'repeated', values: { earlier } });
    else first.set(key, row.line);
  }
  return errors;
}
