import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsString, Max, MaxLength, Min } from 'class-validator';
import { Chosen } from '../../platform/http/list-filter.js';
import { IsBusinessDay, Trimmed } from '../../platform/http/validators.js';
import { type AllocationRule, allocationRules } from './allocation-rules.js';

const mostPieces = 100_000_000;
const Whole = () => Transform(({ value }) => (/^\s*\d+\s*$/.test(String(value)) ? Number(value) : (value as unknown)));

export class SupplyDateForm {
  @IsBusinessDay()
  promisedOn: string;
}

export class SupplyForm extends SupplyDateForm {
  @Whole() @IsInt() @Min(1, { context: { min: 1 } }) @Max(mostPieces, { context: { max: mostPieces } })
  quantity: number;

  @Trimmed() @IsString() @MaxLength(240, { context: { max: 240 } })
  note = '';
}

/** Of a supply that came in part the rest still comes, or does not. */
export const rests = ['expected', 'given_up'] as const;
export type Rest = (typeof rests)[number];

export class ReceiveForm {
  @Whole() @IsInt() @Min(1, { context: { min: 1 } }) @Max(mostPieces, { context: { max: mostPieces } })
  quantity: number;

  @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  warehouse: string;

  /** What becomes of pieces that did not come. */
  @Chosen() @IsIn(rests)
  rest?: Rest;

  /** The day for which the rest is expected; none is the supply's own. */
  @Chosen() @IsBusinessDay()
  restOn?: string;
}

export class AllocationForm {
  @Transform(({ value }) => value === '1' || value === true) @IsBoolean()
  backOrder = false;

  @Chosen() @IsIn(allocationRules)
  rule?: AllocationRule;
}
