import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { type AllocationRule, allocationRules } from '../../catalog/supplies/allocation-rules.js';
import { Chosen } from '../../platform/http/list-filter.js';

/** The dealer's list goes by the id of the order line. */
export class OwnBackOrdersFilter {
  @Chosen() @Matches(/^\d{1,19}$/)
  after?: string;
}

/** The supplier's list goes by SKU. */
export class BackOrdersFilter {
  @Chosen() @IsString() @MaxLength(60)
  q?: string;

  @Chosen() @IsString() @MaxLength(40)
  partner?: string;

  @Chosen() @IsString() @MaxLength(60)
  after?: string;
}

export class HouseRuleForm {
  @IsIn(allocationRules)
  rule: AllocationRule;
}
