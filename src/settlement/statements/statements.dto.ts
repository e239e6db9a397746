import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsBusinessDay } from '../../platform/http/validators.js';

export class DaysFilter {
  @IsOptional() @IsBusinessDay()
  from?: string;

  @IsOptional() @IsBusinessDay()
  to?: string;
}

export class StatementFilter {
  @IsOptional() @Matches(/^(\d{4}-(0[1-9]|1[0-2]))?$/)
  period?: string;

  @IsOptional() @IsString() @MaxLength(80, { context: { max: 80 } })
  q?: string;

  @IsOptional() @IsString() @MaxLength(40, { context: { max: 40 } })
  after?: string;
}

export class IssueForm {
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  period: string;

  @IsOptional() @IsString() @MaxLength(40, { context: { max: 40 } })
  partner?: string;
}
