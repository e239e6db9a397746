/** A line as pasted or typed: a SKU or barcode, and a quantity still in its own writing (`50`, `2箱`; empty when there was none). */
export type PastedLine = { code: string; quantity: string };

export type PastedQuantity = { count: number; unit: string };

/** More lines than an order can have are not read to their end. */
export const mostLines = 1000;
const longestLine = 300;

const unit = '\\p{Script=Han}{1,2}|pcs?|pieces?|ea|sets?|rolls?|box(?:es)?|cases?|ctns?|cartons?';
const quantity = new RegExp(`^[x*]?\\s*(\\d{1,3}(?:,\\d{3})+|\\d{1,7})\\s*(${unit})?\\.?$`, 'iu');
const unitAlone = new RegExp(`^(${unit})$`, 'iu');
const caseUnit = /^(箱|cases?|ctns?|cartons?)$/i;
const comment = /^(#|\/\/|--)/;
const heading = /sku|code|qty|quantity|货号|编码|编号|条码|型号|数量/i;
const thousands = /(^|[\s*x"])(\d{1,3}(?:,\d{3})+)(?=$|[\s*"]|\p{Script=Han})/giu;

/**
 * Reads a list from Excel, WeChat or CSV, a product a line: code and quantity in either order, apart by tab, comma, ×, x, * or space,
 * a unit after the number, full-width digits. Empty lines, comments (#, //) and a heading are passed over; one line too many is read, to tell.
 */
export function pastedLines(text: string): PastedLine[] {
  const lines = text.normalize('NFKC').replace(/^\uFEFF/, '').replace(/[×✕✖]/g, '*').replace(/、/g, ',')
    .split(/\r\n|\r|\n/).map((line) => line.slice(0, longestLine).trim()).filter((line) => line !== '' && !comment.test(line));
  return lines.filter((line, index) => index > 0 || /\d/.test(line) || !heading.test(line)).slice(0, mostLines + 1).map(pastedLine);
}

/** A quantity with its unit; undefined for anything but a whole number above 0. */
export function quantityIn(text: string): PastedQuantity | undefined {
  const [, digits, written = ''] = quantity.exec(text.normalize('NFKC').replace(/×/g, '*').trim()) ?? [];
  const count = Number(digits?.replaceAll(',', '') ?? 0);
  return count > 0 ? { count, unit: written } : undefined;
}

/** Whether a quantity is counted in cases, each a pack of the product. */
export const isInCases = ({ unit: written }: PastedQuantity) => caseUnit.test(written);

function pastedLine(line: string): PastedLine {
  const plain = line.replace(thousands, (whole, before: string, number: string) => (whole === line ? whole : before + number.replaceAll(',', '')));
  for (const text of new Set([plain, line])) {
    for (const split of splits) {
      const read = readCells(split(text));
      if (read) return read;
    }
  }
  const [code = '', ...rest] = line.split(/[\s,;*]+/).filter(Boolean);
  return { code: code.replaceAll('"', ''), quantity: rest.join(' ').slice(0, 40) };
}

const splits = [
  (text: string) => cellsOf(text, /\t/),
  (text: string) => csvCells(text),
  (text: string) => cellsOf(text, /\*/),
  (text: string) => cellsOf(text, /\s+x\s*(?=\d)|(?<=[\d\p{Script=Han}])\s*x\s+/iu),
  (text: string) => cellsOf(text, /\s+/),
];

const cellsOf = (text: string, separator: RegExp) => text.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')).filter(Boolean);

const csvCells = (text: string) => (text.match(/"(?:[^"]|"")*"|[^,;]+/g) ?? [])
  .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1').replaceAll('""', '"').trim()).filter(Boolean);

function readCells(split: string[]): PastedLine | undefined {
  const cells = withUnits(split);
  if (cells.length < 2) return undefined;
  const numbers = cells.map(quantityIn);
  const last = numbers.findLastIndex((number, index) => number !== undefined && index > 0);
  const isFirst = numbers[0] !== undefined && (last < 0 || (numbers[0].unit !== '' && numbers[last]?.unit === ''));
  const at = isFirst ? 0 : last;
  const number = numbers[at];
  return number && { code: cells[isFirst ? 1 : 0] ?? '', quantity: `${number.count}${number.unit}` };
}

// `50 支` is one cell
function withUnits(cells: string[]): string[] {
  return cells.reduce<string[]>((joined, cell) => {
    const before = joined.at(-1);
    if (before === undefined || !unitAlone.test(cell) || !/^[x*]?\s*[\d,]+$/i.test(before)) return [...joined, cell];
    return [...joined.slice(0, -1), before + cell];
  }, []);
}
