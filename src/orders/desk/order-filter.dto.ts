import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { type AccountView, accountViews } from '../../credit/credit-pages.queries.js';
import { IsBusinessDay } from '../../platform/http/validators.js';
import { type Stage, stageNames } from './order-stages.js';

// a filter form sends its empty fields too
const Chosen = () => (target: object, name: string) => {
  Transform(({ value }) => (value === '' ? undefined : (value as unknown)))(target, name);
  IsOptional()(target, name);
};

/** What a dealer narrows its list by. */
export class OwnOrdersFilter {
  @Chosen() @IsIn(stageNames)
  stage?: Stage;

  @Chosen() @IsString() @MaxLength(60)
  q?: string;

  @Chosen() @IsString() @MaxLength(20)
  after?: string;

  @Chosen() @IsString() @MaxLength(20)
  before?: string;
}

/** What the order desk narrows its list by; days are the order's own, both included. */
export class OrdersFilter extends OwnOrdersFilter {
  @Chosen() @IsString() @MaxLength(40)
  partner?: string;

  @Chosen() @IsString() @MaxLength(40)
  territory?: string;

  @Chosen() @IsString() @MaxLength(40)
  tier?: string;

  @Chosen() @IsBusinessDay()
  from?: string;

  @Chosen() @IsBusinessDay()
  to?: string;

  @Chosen() @Transform(({ value }) => value === '1' || undefined) @IsBoolean()
  discrepancy?: boolean;
}

/** What finance narrows the credit accounts by. */
export class CreditFilter {
  @Chosen() @IsIn(accountViews)
  view?: AccountView;

  @Chosen() @IsString() @MaxLength(60)
  q?: string;

  @Chosen() @IsString() @MaxLength(20)
  after?: string;

  @Chosen() @IsString() @MaxLength(20)
  before?: string;
}
