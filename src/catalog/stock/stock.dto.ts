import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { Chosen } from '../../platform/http/list-filter.js';
import { type Booking, bookingNames, needsNote } from './bookings.js';
import { Trimmed } from '../../platform/http/validators.js';

const mostPieces = 1_000_000_000;

const Whole = () => Transform(({ value }) => (/^\s*\d+\s*$/.test(String(value)) ? Number(value) : (value as unknown)));

/** What was counted, and what the books said (`basedOn`) when the count began. */
export class CountForm {
  @Whole() @IsInt() @Min(0, { context: { min: 0 } }) @Max(mostPieces, { context: { max: mostPieces } })
  counted: number;

  @Whole() @IsInt()
  basedOn: number;

  @Trimmed() @IsString() @MaxLength(240, { context: { max: 240 } })
  remark = '';
}

/** Pieces that came or went, and why; what is neither of the known reasons is told in words. */
export class BookingForm {
  @IsIn(bookingNames)
  reason: Booking;

  @Whole() @IsInt() @Min(1, { context: { min: 1 } }) @Max(mostPieces, { context: { max: mostPieces } })
  quantity: number;

  @Trimmed() @IsString() @MaxLength(60, { context: { max: 60 } })
  reference = '';

  @Trimmed() @ValidateIf(({ reason, note }: BookingForm) => needsNote(reason) || note !== '') @IsString() @IsNotEmpty() @MaxLength(240, { context: { max: 240 } })
  note = '';
}

export const stockViews = ['all', 'short', 'over'] as const;
export type StockView = (typeof stockViews)[number];

/** Products whose stock is looked at, by SKU: the cursors are SKUs. */
export class StockFilter {
  @Chosen() @IsString() @MaxLength(60)
  q?: string;

  @Chosen() @IsString() @MaxLength(40)
  warehouse?: string;

  @Chosen() @IsIn(stockViews)
  view?: StockView;

  @Chosen() @IsString() @MaxLength(60)
  after?: string;

  @Chosen() @IsString() @MaxLength(60)
  before?: string;
}
