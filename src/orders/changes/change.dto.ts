import { IsNotEmpty, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { isDay } from '../../platform/clock/days.js';
import { type FieldError, Invalid } from '../../platform/http/errors.js';
import { Trimmed } from '../../platform/http/validators.js';
import type { Wish } from './changed-lines.js';

/** `lines[<sku>][quantity]` and `[promisedOn]` of the order's lines, and a list of what comes to it. */
export class ChangeForm {
  @IsOptional() @IsObject()
  lines: Record<string, { quantity?: unknown; promisedOn?: unknown }> = {};

  @IsString() @MaxLength(20_000)
  added = '';

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(500, { context: { max: 500 } })
  reason: string;
}

const typed = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** What is asked of the order's lines. Throws Invalid by line. */
export function wishesOf({ lines }: ChangeForm): Wish[] {
  const asked = Object.entries(lines).map(([sku, line]) => ({ sku, quantity: typed(line.quantity), promisedOn: typed(line.promisedOn) }));
  const wrong = asked.flatMap(({ sku, quantity, promisedOn }): FieldError[] => [
    ...(/^\d{1,7}$/.test(quantity) ? [] : [{ field: `lines.${sku}.quantity`, key: 'orders.errors.change_quantity' }]),
    ...(promisedOn === '' || (isDay(promisedOn) && promisedOn >= '1000-01-01') ? [] : [{ field: `lines.${sku}.promisedOn`, key: 'common.errors.isBusinessDay' }]),
  ]);
  if (wrong.length > 0) throw new Invalid(wrong);
  return asked.map(({ sku, quantity, promisedOn }) => ({ sku, quantity: Number(quantity), promisedOn: promisedOn || null }));
}

export class DeclineForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(500, { context: { max: 500 } })
  reason: string;
}
