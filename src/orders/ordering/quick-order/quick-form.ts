import { isHeavyWorkbook, isWorkbook, sheetText } from '../../../imports/read-sheet.js';
import type { Upload } from '../../../platform/files/files.js';
import { OrderingError } from '../ordering-error.js';
import { mostLines, pastedLines } from './paste.js';
import type { PastedLine } from './pasted.js';

const mostBytes = 1024 * 1024;

/** The list that a quick-order form brings: pasted, as a file, or line by line from the check page with a mend clicked. */
export async function listIn(body: unknown, file?: Upload): Promise<PastedLine[]> {
  const { text, code, quantity, set, choose, drop } = (body ?? {}) as Record<string, unknown>;
  const codes = textsIn(code);
  const quantities = textsIn(quantity);
  const typed = codes.map((one, index) => ({ code: one.trim().slice(0, 80), quantity: (quantities[index] ?? '').trim().slice(0, 40) }));
  const pasted = [...textsIn(text), ...(file ? [await textOf(file)] : [])].flatMap(pastedLines);
  const lines = [...mended(typed, { set, choose, drop }), ...pasted].filter((line) => line.code !== '' || line.quantity !== '');
  if (lines.length === 0) throw new OrderingError('nothing_pasted', {}, 'text');
  if (lines.length > mostLines) throw new OrderingError('too_many_lines', { count: mostLines }, file ? 'file' : 'text');
  return lines;
}

function mended(lines: PastedLine[], press: Record<'set' | 'choose' | 'drop', unknown>): PastedLine[] {
  const [place, value] = pressed(press.set ?? press.choose ?? press.drop);
  return lines.flatMap((line, index) => {
    if (index !== place) return [line];
    if (press.drop !== undefined) return [];
    return [press.set === undefined ? { ...line, code: value } : { ...line, quantity: value }];
  });
}

function pressed(value: unknown): [number, string] {
  const [, place = '-1', rest = ''] = /^(\d{1,4})(?::(.{0,80}))?$/.exec(typeof value === 'string' ? value : '') ?? [];
  return [Number(place), rest];
}

function textsIn(value: unknown): string[] {
  const values = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return values.filter((one): one is string => typeof one === 'string');
}

/** A workbook's first sheet, or text as it is. The content decides, not the name. Throws `file_too_large`, `no_list` and what `sheetText` throws. */
async function textOf({ name, content }: Upload): Promise<string> {
  if (content.length > mostBytes || isHeavyWorkbook(content)) throw new OrderingError('file_too_large', { name, count: mostLines }, 'file');
  const text = isWorkbook(content) ? await sheetText(content) : decoded(content);
  if (text.includes('\0') || text.includes('\uFFFD')) throw new OrderingError('no_list', { name }, 'file');
  return text;
}

/** Excel saves Chinese CSV as GB 18030 or UTF-16 as well as UTF-8. */
function decoded(content: Buffer): string {
  if (content.subarray(0, 2).toString('hex') === 'fffe') return new TextDecoder('utf-16le').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('gb18030').decode(content);
  }
}
