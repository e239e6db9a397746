import { OrderingError } from '../ordering-error.js';
import { mostLines, type PastedLine, pastedLines } from './paste.js';

export type Sent = { originalname: string; buffer: Buffer };

/** The list that a quick-order form brings: pasted, as a file, or line by line from the check page with a mend clicked. */
export function listIn(body: unknown, files: Sent[] = []): PastedLine[] {
  const { text, code, quantity, set, choose, drop } = (body ?? {}) as Record<string, unknown>;
  const codes = textsIn(code);
  const quantities = textsIn(quantity);
  const typed = codes.map((one, index) => ({ code: one.trim().slice(0, 80), quantity: (quantities[index] ?? '').trim().slice(0, 40) }));
  const pasted = [...textsIn(text), ...files.filter(({ buffer }) => buffer.length > 0).map(textOf)].flatMap(pastedLines);
  const lines = [...mended(typed, { set, choose, drop }), ...pasted].filter((line) => line.code !== '' || line.quantity !== '');
  if (lines.length === 0) throw new OrderingError('nothing_pasted', {}, 'text');
  if (lines.length > mostLines) throw new OrderingError('too_many_lines', { count: mostLines }, 'text');
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

/** Excel saves Chinese CSV as GB 18030 or UTF-16 as well as UTF-8. Throws `spreadsheet` for a workbook. */
function textOf({ originalname, buffer }: Sent): string {
  if (buffer.subarray(0, 2).toString('latin1') === 'PK' || buffer.subarray(0, 4).toString('hex') === 'd0cf11e0') {
    throw new OrderingError('spreadsheet', { name: originalname }, 'file');
  }
  if (buffer.subarray(0, 2).toString('hex') === 'fffe') return new TextDecoder('utf-16le').decode(buffer);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer);
  } catch {
    return new TextDecoder('gb18030').decode(buffer);
  }
}
