import type { FieldError } from '../../platform/http/errors.js';
import type { Batch, ParcelLine } from './parcel-lines.js';

/** Codes (upper case) that scanners read: those of the order's products with their SKU, and those of other products. */
export type KnownCodes = { own: Map<string, string>; others: Set<string> };

type Piece = { sku: string; batch: string; serial: string };
type Fault = FieldError & { values: Record<string, string | number> };

/**
 * What was scanned, a line each: `SKU`, `SKU serial`, `SKU batch/serial` or `SKU batch/`; a bare code after a product is a serial number of it.
 * Each line is one piece. Doubles and strangers are refused by the number of their line.
 */
export function scannedParcel(text: string, known: KnownCodes): { lines: ParcelLine[]; faults: FieldError[] } {
  const faults: Fault[] = [];
  const pieces: Piece[] = [];
  const serials = new Set<string>();
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    const tokens = written.trim().split(/[\s,，;；]+/).filter(Boolean);
    const refuse = (key: string, code: string) => faults.push({ field: 'scans', key: `orders.errors.${key}`, values: { line: index + 1, code } });
    const piece = tokens.length === 0 ? undefined : pieceOf(tokens, known, pieces.at(-1));
    if (tokens.length === 0) continue;
    if (!piece) refuse(known.others.has(key(tokens[0])) ? 'scan_stranger' : 'scan_unknown', tokens.join(' '));
    else if (piece.serial.length > 60 || piece.batch.length > 60) refuse('scan_long', tokens.join(' ').slice(0, 40));
    else if (piece.serial !== '' && serials.has(`${piece.sku} ${key(piece.serial)}`)) refuse('scan_double', piece.serial);
    else {
      if (piece.serial !== '') serials.add(`${piece.sku} ${key(piece.serial)}`);
      const isSerialOfLast = !known.own.has(key(tokens[0])) && pieces.at(-1)?.serial === '';
      if (isSerialOfLast) pieces.pop();
      pieces.push(piece);
    }
  }
  return { lines: parcelOf(pieces), faults };
}

const key = (code: string | undefined) => (code ?? '').toUpperCase();

function pieceOf([first = '', ...rest]: string[], { own, others }: KnownCodes, last: Piece | undefined): Piece | undefined {
  const sku = own.get(key(first));
  if (sku !== undefined) return { sku, ...batchAndSerial(rest) };
  if (others.has(key(first)) || !last || rest.length > 0) return undefined;
  return { ...last, ...(first.includes('/') ? batchAndSerial([first]) : { serial: first }) };
}

function batchAndSerial(rest: string[]): { batch: string; serial: string } {
  const [left = '', ...right] = rest.join('/').split('/');
  return right.length > 0 ? { batch: left, serial: right.join('/') } : { batch: '', serial: left };
}

function parcelOf(pieces: Piece[]): ParcelLine[] {
  return [...Map.groupBy(pieces, ({ sku }) => sku)].map(([sku, all]) => ({
    sku, quantity: all.length,
    batches: [...Map.groupBy(all, ({ batch }) => batch)].map(([batch, some]): Batch => ({ batch, quantity: some.length, serials: some.map(({ serial }) => serial).filter(Boolean) })),
  }));
}
