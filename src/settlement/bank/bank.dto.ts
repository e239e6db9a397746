import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsNotEmpty, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { IsCurrency, Trimmed } from '../../platform/http/validators.js';
import { type DateFormat, dateFormats } from './accounts/bank-profile.entity.js';

export const lineViews = ['open', 'matched', 'aside', 'all'] as const;
export type LineView = (typeof lineViews)[number];

const listed = ({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value);

export class LinesFilter extends ListFilter {
  @Chosen() @IsIn(lineViews)
  view?: LineView;

  @Chosen() @Matches(/^\d{1,19}$/)
  account?: string;
}

/** Which partner a line is looked at for, when none of the suggestions is right. */
export class LineFilter {
  @Chosen() @IsString() @MaxLength(40)
  partner?: string;

  @Chosen() @IsString() @MaxLength(40)
  form?: string;
}

export class OutcomeFilter {
  @Chosen() @IsString() @MaxLength(1100)
  lines?: string;

  @Chosen() @IsString() @MaxLength(2000)
  failed?: string;
}

/** The lines chosen, and for each the suggestion that stood beside it. */
export class BulkForm {
  @Transform(listed) @IsOptional() @IsArray() @ArrayMaxSize(50) @IsString({ each: true })
  lines: string[] = [];

  @IsOptional() @IsObject()
  choices: Record<string, unknown> = {};
}

export class ConfirmLineForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  partner: string;

  /** A suggestion taken as it is; otherwise the amounts typed beside each invoice. */
  @IsOptional() @IsString() @MaxLength(2000)
  choice?: string;

  @IsOptional() @IsObject()
  matches: Record<string, unknown> = {};
}

export class StatementFileForm {
  @IsString() @IsNotEmpty()
  account: string;
}

const column = { context: { max: 60 } };

export class ProfileForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  name: string;

  @IsOptional() @Trimmed() @IsString() @MaxLength(60, column)
  bankAccount = '';

  @Transform(({ value }) => (typeof value === 'string' ? value.trim().toUpperCase() : (value as unknown))) @IsCurrency()
  currency: string;

  @IsIn(dateFormats)
  dateFormat: DateFormat = 'ymd';

  @IsOptional() @Trimmed() @IsString() @MaxLength(60, column)
  dateColumn = '';

  @IsOptional() @Trimmed() @IsString() @MaxLength(60, column)
  creditColumn = '';

  @IsOptional() @Trimmed() @IsString() @MaxLength(60, column)
  debitColumn = '';

  @IsOptional() @Trimmed() @IsString() @MaxLength(60, column)
  amountColumn = '';

  @IsOptional() @Trimmed() @IsString() @MaxLength(60, column)
  directionColumn = '';

  @IsOptional() @Trimmed() @IsString() @MaxLength(60, column)
  payerColumn = '';

  @IsOptional() @Trimmed() @IsString() @MaxLength(60, column)
  payerAccountColumn = '';

  @IsOptional() @Trimmed() @IsString() @MaxLength(60, column)
  referenceColumn = '';

  @IsOptional() @Trimmed() @IsString() @MaxLength(60, column)
  serialColumn = '';
}
