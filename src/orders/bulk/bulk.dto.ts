import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';

const most = 100;

/** The orders that were ticked, by number. */
export class ChosenOrders {
  @Transform(({ value }) => (typeof value === 'string' ? [value] : (value as unknown)))
  @IsArray({ message: 'orders.errors.none_chosen' }) @ArrayMinSize(1, { message: 'orders.errors.none_chosen' }) @ArrayMaxSize(most, { context: { max: most } })
  @IsString({ each: true }) @MaxLength(40, { each: true, context: { max: 40 } })
  ids: string[];
}

export class BulkReasonForm extends ChosenOrders {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(500, { context: { max: 500 } })
  reason: string;
}

export const bulkPapers = ['order', 'packing_list', 'delivery_note'] as const;

export class PrintForm extends ChosenOrders {
  @IsIn(bulkPapers)
  paper: (typeof bulkPapers)[number];
}
