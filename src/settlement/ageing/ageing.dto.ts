import { IsIn, IsString, MaxLength } from 'class-validator';
import { Chosen } from '../../platform/http/list-filter.js';
import { IsBusinessDay, IsCurrency } from '../../platform/http/validators.js';

export const ageingRows = ['partner', 'territory', 'manager'] as const;
export type AgeingBy = (typeof ageingRows)[number];

/** What is aged: whose, in which currency, as of which day, and what a row stands for. */
export class AgeingFilter {
  @Chosen() @IsIn(ageingRows)
  by?: AgeingBy;

  @Chosen() @IsString() @MaxLength(60)
  q?: string;

  @Chosen() @IsString() @MaxLength(40)
  territory?: string;

  @Chosen() @IsString() @MaxLength(80)
  manager?: string;

  @Chosen() @IsCurrency()
  currency?: string;

  @Chosen() @IsBusinessDay()
  day?: string;

  @Chosen() @IsString() @MaxLength(60)
  after?: string;

  @Chosen() @IsString() @MaxLength(60)
  before?: string;
}
