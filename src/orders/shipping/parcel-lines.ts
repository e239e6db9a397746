import { type FieldError, Invalid } from '../../platform/http/errors.js';
import type { OpenLine } from '../open-lines.js';
import { OrderError } from '../order-error.js';

/** Pieces of one batch, with their serial numbers when they have any. */
export type Batch = { batch: string; quantity: number; serials: string[] };

/** What goes out of one product; `batches`, when the pieces are not all of one. */
export type ParcelLine = { sku: string; quantity: number; batch?: string; serials?: string[]; batches?: Batch[] };
export type PackedLine = { line: OpenLine; quantity: number; batches: Batch[] };

/** The order's lines that go into a parcel; all that is open when none is named. Throws Invalid by line, `nothing_to_ship`. */
export function parcelLines(open: OpenLine[], asked: ParcelLine[] | undefined): PackedLine[] {
  const wanted: ParcelLine[] = asked ?? open.filter((line) => Number(line.open) > 0).map((line) => ({ sku: line.sku, quantity: Number(line.open) }));
  if (wanted.length === 0) throw new OrderError('nothing_to_ship', {}, undefined, 409);
  const bySku = new Map(open.map((line) => [line.sku.toUpperCase(), line]));
  const errors = wanted.flatMap((part, index) => faultOf(part, index, bySku, wanted));
  if (errors.length > 0) throw new Invalid(errors);
  return wanted.map((part) => ({
    line: bySku.get(part.sku.toUpperCase()) as OpenLine, quantity: part.quantity,
    batches: part.batches ?? [{ batch: part.batch ?? '', quantity: part.quantity, serials: part.serials ?? [] }],
  }));
}

function faultOf(part: ParcelLine, index: number, bySku: Map<string, OpenLine>, all: ParcelLine[]): FieldError[] {
  const line = bySku.get(part.sku.toUpperCase());
  const { sku, quantity } = part;
  const serials = part.batches?.flatMap((batch) => batch.serials) ?? part.serials ?? [];
  if (!line) return [{ field: `lines.${index}.sku`, key: 'orders.errors.not_on_order', values: { sku } }];
  if (all.findIndex((other) => other.sku.toUpperCase() === sku.toUpperCase()) !== index) {
    return [{ field: `lines.${index}.sku`, key: 'orders.errors.duplicate_sku', values: { sku } }];
  }
  if (quantity > Number(line.open)) return [{ field: `lines.${index}.quantity`, key: 'orders.errors.more_than_open', values: { sku, open: Number(line.open) } }];
  if (serials.length > 0 && (serials.length !== quantity || new Set(serials.map((serial) => serial.toUpperCase())).size !== serials.length)) {
    return [{ field: `lines.${index}.serials`, key: 'orders.errors.serial_count', values: { sku, quantity, serials: serials.length } }];
  }
  return [];
}
