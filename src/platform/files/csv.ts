export const startsFormula = /^[=+\-@\t\r]/;
const isNumber = /^-?\d+(\.\d+)?$/;

/** What a CSV file begins with, so that Excel reads it as UTF-8. */
export const csvMark = '\uFEFF';

/** Rows as CSV for Excel: UTF-8 with BOM; no cell is taken for a formula, numbers stay numbers. */
export function csv(rows: (string | number)[][]): Buffer {
  return Buffer.from(csvMark + rows.map(csvLine).join(''));
}

export function csvLine(row: (string | number)[]): string {
  return `${row.map(cell).join(',')}\r\n`;
}

function cell(value: string | number): string {
  const text = String(value);
  const harmless = startsFormula.test(text) && !isNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
