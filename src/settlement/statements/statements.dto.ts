import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsBusinessDay } from '../../platform/http/validators.js';
import { Chosen } from '../../platform/http/list-filter.js';

export class DaysFilter {
  @IsOptional() @IsBusinessDay()
  from?: string;

  @IsOptional() @IsBusinessDay()
  to?: string;
}

export class MonthsFilter {
  @Chosen() @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  before?: string;
}

export class LinesFilter {
  @Chosen() @Matches(/^\d{1,6}$/)
  after?: string;
}

export class StatementFilter {
  @Chosen() @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  period?: string;

  @Chosen() @IsString() @MaxLength(60)
  q?: string;

  @Chosen() @IsString() @MaxLength(40)
  after?: string;
}

export class IssueForm {
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  period: string;

  @Chosen() @IsString() @MaxLength(40, { context: { max: 40 } })
  partner?: string;
}

export class SignForm {
  @Matches(/^\d{1,6}$/)
  noted: string;
}
