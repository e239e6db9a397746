const startsFormula = /^[=+\-@\t\r]/;
const isNumber = /^-?\d+(\.\d+)?$/;

/** Rows as CSV for Excel: UTF-8 with BOM; no cell is taken for a formula, numbers stay numbers. */
export function csv(rows: (string | number)[][]): Buffer {
  return Buffer.from(`\uFEFF${rows.map(csvLine).join('')}`);
}

/** The same, row by row, for what is too long to be held at once. */
export async function* csvStream(rows: AsyncIterable<(string | number)[]>): AsyncGenerator<string> {
  yield '\uFEFF';
  for await (const row of rows) yield csvLine(row);
}

function csvLine(row: (string | number)[]): string {
  return `${row.map(cell).join(',')}\r\n`;
}

function cell(value: string | number): string {
  const text = String(value);
  const harmless = startsFormula.test(text) && !isNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
