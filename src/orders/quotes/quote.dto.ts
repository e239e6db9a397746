import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsNotEmpty, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { IsBusinessDay, Trimmed } from '../../platform/http/validators.js';
import { DrawForm } from '../placing/draw.dto.js';

const mostPieces = 1_000_000;
const mostLines = 500;

export const quoteViews = ['open', 'answered', 'closed', 'all'] as const;
export type QuoteView = (typeof quoteViews)[number];

export class QuotesFilter extends ListFilter {
  @Chosen() @IsIn(quoteViews)
  view?: QuoteView;
}

// people write 1,234 and leave empty what they do not want
const asTyped = (empty: unknown) => Transform(({ value }: { value: unknown }) => {
  const text = typeof value === 'string' ? value.normalize('NFKC').replace(/[,\s]/g, '') : value;
  return text === '' || text === undefined ? empty : text;
});
const asNumber = Transform(({ value }: { value: unknown }) => {
  const text = typeof value === 'string' ? value.normalize('NFKC').replace(/[,\s]/g, '') : value;
  return text === '' || text === undefined ? 0 : typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : text;
});

/** A line as it is typed: without a product or a quantity it is left out. */
export class QuoteLineForm {
  @Trimmed() @IsString() @MaxLength(60, { context: { max: 60 } })
  sku = '';

  @asNumber @IsInt() @Min(0, { context: { min: 0 } }) @Max(mostPieces, { context: { max: mostPieces } })
  quantity = 0;

  @asTyped(undefined) @IsOptional() @Matches(/^\d{1,10}(\.\d{1,4})?$/, { message: 'common.errors.isPrice' })
  unitPrice?: string;

  /** In percent off. */
  @asTyped('0') @Matches(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, { message: 'quotes.errors.percent' })
  discount = '0';

  @Trimmed() @IsString() @MaxLength(200, { context: { max: 200 } })
  note = '';
}

class RoundForm {
  @IsArray() @ArrayMaxSize(mostLines, { context: { max: mostLines } }) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => QuoteLineForm)
  lines: QuoteLineForm[] = [];

  @Trimmed() @IsString() @MaxLength(500, { context: { max: 500 } })
  note = '';
}

/** The round a form was made for; a later one makes it stale. */
const Round = () => (target: object, name: string) => {
  Transform(({ value }) => Number(value ?? 0))(target, name);
  IsInt()(target, name);
};

export class RequestForm extends RoundForm {
  @IsString() @MaxLength(50_000)
  text = '';

  @Round()
  round = 0;
}

export class AnswerForm extends RoundForm {
  @IsBusinessDay()
  validUntil: string;

  @Round()
  round: number;
}

export class AcceptForm extends DrawForm {
  @Round()
  round: number;

  @IsOptional() @Matches(/^\d{0,19}$/)
  addressId?: string;

  @Trimmed() @IsString() @MaxLength(60, { context: { max: 60 } })
  poNumber = '';
}

export class CloseForm {
  @Trimmed() @IsString() @IsNotEmpty({ message: 'quotes.errors.reason_needed' }) @MaxLength(500, { context: { max: 500 } })
  reason: string;
}

/** Which of a page's forms stands open. */
export class OpenQuoteForm {
  @IsOptional() @IsIn(['refusal', 'withdrawal'])
  form?: string;
}
