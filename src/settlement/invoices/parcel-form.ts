import { IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
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

  @IsOptional() @IsString() @MaxLength(80, { context: { max: 80 } })
  trackingNumber = '';
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** What was packed; lines left blank or at 0 stay behind. Throws Invalid by line, `nothing_packed`. */
export function parcelOf({ lines, carrier, trackingNumber }: ParcelForm): Required<Parcel> {
  const typed = Object.entries(lines).map(([sku, line]) => ({ sku, quantity: text(line.quantity), batch: text(line.batch), serials: text(line.serials).split(/[\s,，、;；]+/).filter(Boolean) }));
  const wrong = typed.flatMap(({ sku, quantity, batch, serials }): FieldError[] => [
    ...(/^\d{0,7}$/.test(quantity) ? [] : [{ field: `lines.${sku}.quantity`, key: 'settlement.errors.not_a_quantity' }]),
    ...(batch.length <= 60 ? [] : [{ field: `lines.${sku}.batch`, key: 'common.errors.maxLength', values: { max: 60 } }]),
    ...(serials.every((serial) => serial.length <= 60) ? [] : [{ field: `lines.${sku}.serials`, key: 'common.errors.maxLength', values: { max: 60 } }]),
  ]);
  if (wrong.length > 0) throw new Invalid(wrong);
  const packed = typed.map((line) => ({ ...line, quantity: Number(line.quantity) })).filter(({ quantity }) => quantity > 0);
  if (packed.length === 0) throw new SettlementError('nothing_packed');
  return { lines: packed, carrier: carrier.trim(), trackingNumber: trackingNumber.trim() };
}

/** Shipping names a line by its place; the form knows it by its SKU. */
export function bySku(error: unknown, { lines = [] }: Parcel): unknown {
  if (!(error instanceof Invalid)) return error;
  return new Invalid(error.fields.map((wrong) => ({ ...wrong, field: wrong.field.replace(/^lines\.(\d+)/, (_, index: string) => `lines.${lines[Number(index)]?.sku}`).replace(/\.sku$/, '.quantity') })));
}
