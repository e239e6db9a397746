import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Invalid } from '../../platform/http/errors.js';
import { Trimmed } from '../../platform/http/validators.js';

/** Under which numbers a shipment travels, and with whom: one, or several apart by blanks or commas. */
export class TrackingForm {
  @IsString() @IsNotEmpty() @MaxLength(40)
  shipment: string;

  @Trimmed() @IsString() @MaxLength(80, { context: { max: 80 } })
  travelsBy = '';

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(1000, { context: { max: 1000 } })
  numbers: string;
}

/** The numbers that were typed. Throws Invalid for one that is none. */
export function numbersOf({ numbers }: TrackingForm): string[] {
  const typed = [...new Set(numbers.split(/[\s,，、;；]+/).filter(Boolean))];
  if (typed.length === 0) throw new Invalid([{ field: 'numbers', key: 'common.errors.isNotEmpty' }]);
  if (typed.some((number) => number.length > 80)) throw new Invalid([{ field: 'numbers', key: 'common.errors.maxLength', values: { max: 80 } }]);
  return typed;
}
