import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { OrderError } from '../order-error.js';

export class MergeForm {
  @Transform(({ value }) => (typeof value === 'string' ? [value] : (value as unknown)))
  @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(40, { each: true })
  plans: string[] = [];
}

/** How many pieces of each product leave the plan: `move[<sku>]`. */
export class SplitForm {
  @IsOptional() @IsObject()
  move: Record<string, unknown> = {};
}

/** Throws `split_nothing` for what is no number of pieces. */
export function wantedOf({ move }: SplitForm): Map<string, number> {
  return new Map(Object.entries(move).map(([sku, pieces]) => {
    const typed = typeof pieces === 'string' ? pieces.trim() : '';
    if (!/^\d{0,7}$/.test(typed)) throw new OrderError('split_nothing');
    return [sku.toUpperCase(), Number(typed)];
  }));
}
