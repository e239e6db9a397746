import { type PastedLine, type PastedQuantity, quantityIn, unitAlone } from './pasted.js';

const thousands = /(^|[\s*x"])(\d{1,3}(?:,\d{3})+)(?=$|[\s*"]|\p{Script=Han})/giu;
const label = /(?:货号|编码|条码|型号|数量|sku|barcode|qty|quantity)\s*[:=]\s*/gi;
// `1、LS-T8-18 50支` in a numbered list
const listMark = /^(?:\(?\d{1,3}[.,)]\s*(?=[^\d\s])|[-•·]\s+(?=\S))/;
const coded = /^[a-z0-9][\w./+#-]*$/i;
const number = /^\d+\.\d+$|^\d{4}-\d{1,2}-\d{1,2}$/;

/** The products one line of free text names: usually one, several where each part has its code and quantity. */
export function linesIn(text: string): PastedLine[] {
  const line = text.replace(/[①-⑳]\s*/u, '').normalize('NFKC').replace(/[×✕✖]/g, '*').replace(/、/g, ',').replace(/[。.,;!]+\s*$/, '').replace(label, ' ').trim();
  const bare = line.replace(listMark, '');
  for (const one of new Set([bare, line])) {
    const parts = withoutThousands(one).split(/[,;]/).map(readLine);
    if (parts.length > 1 && parts.every((part) => part && isCode(part.code))) return parts as PastedLine[];
    const read = readLine(withoutThousands(one)) ?? readLine(one);
    if (read) return [read];
  }
  const [code = '', ...rest] = bare.split(/[\s,;*]+/).filter(Boolean);
  return [{ code: code.replaceAll('"', '').slice(0, 80), quantity: rest.join(' ').slice(0, 40) }];
}

const withoutThousands = (line: string) =>
  line.replace(thousands, (whole, before: string, digits: string) => (whole === line ? whole : before + digits.replaceAll(',', '')));

function readLine(line: string): PastedLine | undefined {
  for (const split of splits) {
    const read = readCells(withUnits(split(line)));
    if (read) return read;
  }
  return undefined;
}

const splits = [
  (text: string) => cellsOf(text, /\t/),
  (text: string) => csvCells(text),
  (text: string) => cellsOf(text, /\*/),
  (text: string) => cellsOf(text, /\s+x\s*(?=\d)|(?<=[\d\p{Script=Han}])\s*x\s+/iu),
  (text: string) => cellsOf(text, /[:=]/),
  (text: string) => cellsOf(text, /\s+/),
];

const cellsOf = (text: string, separator: RegExp) => text.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')).filter(Boolean);

const csvCells = (text: string) => (text.match(/"(?:[^"]|"")*"|[^,;]+/g) ?? [])
  .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1').replaceAll('""', '"').trim()).filter(Boolean);

function readCells(cells: string[]): PastedLine | undefined {
  const numbers = cells.map(quantityIn);
  const at = quantityAt(numbers);
  const counted = numbers[at];
  if (cells.length < 2 || !counted) return undefined;
  const words = cells.filter((_, index) => index !== at);
  const [code = '', ...others] = words.toSorted((a, b) => rankOf(a) - rankOf(b));
  const further = others.filter(isCode);
  return { code: code.slice(0, 80), quantity: `${counted.count}${counted.unit}`, ...(further.length > 0 ? { others: further } : {}) };
}

// with a unit rather than without, the last rather than the first; of quantity, price and amount the quantity
function quantityAt(numbers: (PastedQuantity | undefined)[]): number {
  const withUnit = numbers.findLastIndex((one) => one !== undefined && one.unit !== '');
  if (withUnit >= 0) return withUnit;
  const bare = numbers.flatMap((one, index) => (one ? [index] : []));
  const [a, b, c] = bare.slice(-3).map((index) => numbers[index]?.count ?? 0);
  if (bare.length > 2 && a !== undefined && b !== undefined && a * b === c) return bare.at(-3) ?? -1;
  return bare.at(-1) ?? -1;
}

const isCode = (word: string) => coded.test(word) && /\d/.test(word) && !number.test(word) && (quantityIn(word) === undefined || word.length > 3);

/** A code first, then what is short for one (`T8`), then a name, then what might be a number. */
function rankOf(word: string): number {
  if (quantityIn(word)) return 3;
  return !isCode(word) ? 2 : word.length > 3 ? 0 : 1;
}

// `50 支` is one cell
function withUnits(cells: string[]): string[] {
  return cells.reduce<string[]>((joined, cell) => {
    const before = joined.at(-1);
    if (before === undefined || !unitAlone.test(cell) || !/^(?:[x*]|要|来|订|共)?\s*[\d,]+$/i.test(before)) return [...joined, cell];
    return [...joined.slice(0, -1), before + cell];
  }, []);
}
