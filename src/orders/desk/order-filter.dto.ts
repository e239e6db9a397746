import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { type AccountView, accountViews } from '../../credit/credit-pages.queries.js';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { IsBusinessDay } from '../../platform/http/validators.js';
import { type Stage, stageNames } from './order-stages.js';

/** What a dealer narrows its list by. */
export class OwnOrdersFilter extends ListFilter {
  @Chosen() @IsIn(stageNames)
  stage?: Stage;
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

  /** The saved view these filters come from; `all`: none. */
  @Chosen() @Matches(/^(all|\d{1,19})$/)
  view?: string;
}

/** What finance narrows the credit accounts by. */
export class CreditFilter extends ListFilter {
  @Chosen() @IsIn(accountViews)
  view?: AccountView;
}
