import { IsIn } from 'class-validator';
import { Chosen } from '../../platform/http/list-filter.js';
import { IsBusinessDay, IsCurrency } from '../../platform/http/validators.js';
import { WhoseFilter } from './whose.dto.js';

export const ageingRows = ['partner', 'territory', 'manager'] as const;
export type AgeingBy = (typeof ageingRows)[number];

/** What is aged: whose, in which currency, as of which day, and what a row stands for. */
export class AgeingFilter extends WhoseFilter {
  @Chosen() @IsIn(ageingRows)
  by?: AgeingBy;

  @Chosen() @IsCurrency()
  currency?: string;

  @Chosen() @IsBusinessDay()
  day?: string;
}
