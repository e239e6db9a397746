import { IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import type { ParcelLine } from '../../orders/shipping/parcel-lines.js';
import { type KnownCodes, scannedParcel } from '../../orders/shipping/scanned.js';
import type { Parcel } from '../../orders/shipping/ship-order.js';
import { type FieldError, Invalid } from '../../platform/http/errors.js';
import { SettlementError } from '../settlement-error.js';

type TypedLine = { quantity?: unknown; batch?: unknown; serials?: unknown };

/** The order page's shipping form: `lines[<sku>][quantity]`, `[batch]` and `[serials]` (one a line, or with commas). */
export class ParcelForm {
  @IsOptional() @IsObject()
  lines: Record<string, TypedLine> = {};

  @IsOptional() @IsString() @MaxLength(80, { context: { max: 80 } })
  carrier = '';

  /** One number, or several apart by blanks or commas. */
  @IsOptional() @IsString() @MaxLength(1000, { context: { max: 1000 } })
  trackingNumber = '';

  /** What a scanner read, a line each; when there is any, just that is packed. */
  @IsOptional() @IsString() @MaxLength(200_000, { context: { max: 200_000 } })
  scans = '';
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

type TypedParcel = Pick<Parcel, 'carrier' | 'trackingNumbers'> & { lines: ParcelLine[] };

/** What was scanned, with how it travels. Throws Invalid by scanned line. */
export function scannedParcelOf(form: ParcelForm, known: KnownCodes): TypedParcel {
  const { lines, faults } = scannedParcel(form.scans, known);
  if (faults.length > 0) throw new Invalid(faults);
  return { lines, ...travelOf(form) };
}

/** What was packed; lines left blank or at 0 stay behind. Throws Invalid by line, `nothing_packed`. */
export function parcelOf({ lines, ...form }: ParcelForm): TypedParcel {
  const typed = Object.entries(lines).map(([sku, line]) => ({ sku, quantity: text(line.quantity), batch: text(line.batch), serials: text(line.serials).split(/[\s,，、;；]+/).filter(Boolean) }));
  const wrong = typed.flatMap(({ sku, quantity, batch, serials }): FieldError[] => [
    ...(/^\d{0,7}$/.test(quantity) ? [] : [{ field: `lines.${sku}.quantity`, key: 'settlement.errors.not_a_quantity' }]),
    ...(batch.length <= 60 ? [] : [{ field: `lines.${sku}.batch`, key: 'common.errors.maxLength', values: { max: 60 } }]),
    ...(serials.every((serial) => serial.length <= 60) ? [] : [{ field: `lines.${sku}.serials`, key: 'common.errors.maxLength', values: { max: 60 } }]),
  ]);
  if (wrong.length > 0) throw new Invalid(wrong);
  const packed = typed.map((line) => ({ ...line, quantity: Number(line.quantity) })).filter(({ quantity }) => quantity > 0);
  if (packed.length === 0) throw new SettlementError('nothing_packed');
  return { lines: packed, ...travelOf(form) };
}

/** Carrier and numbers as they were typed. Throws Invalid. */
export function travelOf({ carrier, trackingNumber }: { carrier: string; trackingNumber: string }): { carrier: string; trackingNumbers: string[] } {
  const trackingNumbers = [...new Set(trackingNumber.split(/[\s,，、;；]+/).filter(Boolean))];
  if (trackingNumbers.some((number) => number.length > 80)) throw new Invalid([{ field: 'trackingNumber', key: 'common.errors.maxLength', values: { max: 80 } }]);
  return { carrier: carrier.trim(), trackingNumbers };
}

/** Shipping names a line by its place; the form knows it by its SKU. */
export function bySku(error: unknown, { lines = [] }: Parcel): unknown {
  if (!(error instanceof Invalid)) return error;
  return new Invalid(error.fields.map((wrong) => ({ ...wrong, field: wrong.field.replace(/^lines\.(\d+)/, (_, index: string) => `lines.${lines[Number(index)]?.sku}`).replace(/\.sku$/, '.quantity') })));
}
