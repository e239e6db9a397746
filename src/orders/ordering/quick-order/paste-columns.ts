import type { PastedLine } from './pasted.js';

/** Where a list has its heading, and which columns are codes (the best first) and the quantity. */
export type Header = { at: number; codes: number[]; quantity: number; inCases: boolean; split: (line: string) => string[] };

const codeHeads = [/sku|货号|编码|编号|料号|item|(?<!bar)code/i, /条码|条形码|barcode|ean/i, /型号|model/i];
const quantityHeads = [/数量|件数|qty|quantity/i, /箱|case|ctn|carton/i];
// above a heading may stand a title, a name, a day
const furthest = 10;

/** The heading among the first lines that names a code and a quantity. */
export function headerIn(lines: string[]): Header | undefined {
  for (const [at, line] of lines.slice(0, furthest).entries()) {
    const split = line.includes('\t') ? byTab : byComma;
    const heads = split(line);
    const codes = codeHeads.flatMap((head) => heads.flatMap((cell, index) => (head.test(cell) && !/\d{3}/.test(cell) ? [index] : [])));
    const quantity = quantityHeads.map((head) => heads.findIndex((cell, index) => head.test(cell) && !codes.includes(index) && !/\d/.test(cell))).find((index) => index >= 0);
    if (codes.length > 0 && quantity !== undefined) return { at, codes, quantity, inCases: quantityHeads[1]?.test(heads[quantity] ?? '') ?? false, split };
  }
  return undefined;
}

/** A line under the heading; undefined when it has no such columns, nothing when it is empty in all of them. */
export function lineByColumns(line: string, { codes, quantity, inCases, split }: Header): PastedLine[] | undefined {
  const cells = split(line);
  if (cells.length <= quantity) return undefined;
  const [code = '', ...others] = codes.map((index) => cells[index] ?? '').filter(Boolean);
  const written = (cells[quantity] ?? '').replace(/^(\d[\d,]*)\.0+$/, '$1').slice(0, 40);
  if (code === '' && written === '') return [];
  const count = inCases && /^[\d,]+$/.test(written) ? `${written}箱` : written;
  return [{ code: code.slice(0, 80), quantity: count, ...(others.length > 0 ? { others } : {}) }];
}

const plain = (cell: string) => cell.trim().replace(/^"(.*)"$/s, '$1').replaceAll('""', '"').normalize('NFKC').trim();

const byTab = (line: string) => line.split('\t').map(plain);

function byComma(line: string): string[] {
  const separator = line.includes(';') && !line.includes(',') ? ';' : ',';
  const cell = new RegExp(`\\s*("(?:[^"]|"")*"|[^${separator}]*)\\s*(?:${separator}|$)`, 'g');
  const cells = [...line.matchAll(cell)].map((match) => plain(match[1] ?? ''));
  // the pattern finds one more, empty, at the end of the line
  return line.endsWith(separator) ? cells : cells.slice(0, -1);
}
