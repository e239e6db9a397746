import { headerIn, lineByColumns } from './paste-columns.js';
import { linesIn } from './paste-line.js';
import type { PastedLine } from './pasted.js';

/** More lines than an order can have are not read to their end. */
export const mostLines = 1000;
const longestLine = 300;

const comment = /^(#|\/\/|--)/;
const heading = /sku|code|qty|quantity|货号|编码|编号|条码|型号|数量/i;
const total = /^["\s]*(合计|总计|小计|共计|total|subtotal)(?=$|[\s,;:"\t，；：])/i;

/**
 * Reads a list from Excel, WeChat or CSV, a product a line. Under a heading that names code and quantity their columns are read;
 * without one, code and quantity are found in any order, apart by tab, comma, ×, x, *, colon or space, a unit after the number, full-width digits.
 * Empty lines, comments (#, //), totals and what stands above a heading are passed over; one line too many is read, to tell.
 */
export function pastedLines(text: string): PastedLine[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).map((line) => line.slice(0, longestLine))
    .filter((line) => line.trim() !== '' && !comment.test(line.normalize('NFKC').trim()) && !total.test(line.trim()));
  const header = headerIn(lines);
  const rows = header ? lines.slice(header.at + 1) : lines.filter((line, index) => index > 0 || /\d/.test(line.normalize('NFKC')) || !heading.test(line));
  return rows.slice(0, mostLines + 1).flatMap((line) => (header && lineByColumns(line, header)) ?? linesIn(line)).slice(0, mostLines + 1);
}

/** Every code a list may mean, each once. */
export const codesIn = (lines: PastedLine[]) => [...new Set(lines.flatMap(({ code, others = [] }) => [code, ...others]))];
