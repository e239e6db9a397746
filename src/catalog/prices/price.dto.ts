import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Chosen } from '../../platform/http/list-filter.js';
import { IsBusinessDay, IsCurrency, Trimmed } from '../../platform/http/validators.js';
import { decimalIn } from '../../platform/money/money.js';
import { type PriceLevel, priceLevels } from './price-resolver.js';
import { openEnd, openStart, type PriceState, priceStates } from './price-terms.js';

const most = 2_000_000_000;

const Price = () => Transform(({ value }) => decimalIn(String(value ?? '').trim(), 4) ?? '');
const DayOr = (open: string) => Transform(({ value }) => (String(value ?? '').trim() || open));

/** A price's amount and its last day, empty when it is open. */
export class PriceTermsForm {
  @Price() @Matches(/^\d{1,12}\.\d{4}$/, { message: 'common.errors.isPrice' })
  unitPrice: string;

  @DayOr(openEnd) @IsBusinessDay() @Matches(/^[1-9]/, { message: 'common.errors.isBusinessDay' })
  validTo: string = openEnd;
}

/** A new price: what it is for, and its terms. */
export class NewPriceForm extends PriceTermsForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(60, { context: { max: 60 } })
  sku: string;

  @IsIn(priceLevels)
  scope: PriceLevel;

  @Trimmed() @IsString() @MaxLength(40, { context: { max: 40 } })
  scopeKey = '';

  @Transform(({ value }) => (String(value ?? '').trim() === '' ? 1 : Number(value))) @IsInt() @Min(1, { context: { min: 1 } }) @Max(most, { context: { max: most } })
  minQuantity = 1;

  @Transform(({ value }) => String(value ?? '').trim().toUpperCase()) @IsCurrency()
  currency: string;

  @DayOr(openStart) @IsBusinessDay() @Matches(/^[1-9]/, { message: 'common.errors.isBusinessDay' })
  validFrom: string = openStart;
}

/** Changed terms, and what they were (`was`) when the form was opened. */
export class ChangePriceForm extends PriceTermsForm {
  @IsString()
  was = '';
}

export class EndPriceForm {
  @Trimmed() @IsBusinessDay()
  lastDay: string;
}

/** The price a new one is like. */
export class LikePrice {
  @IsOptional() @Matches(/^\d{1,19}$/)
  like?: string;
}

/** A list's prices, product by product: a cursor is product and price. */
export class PricesFilter {
  @Chosen() @IsString() @MaxLength(60)
  q?: string;

  @Chosen() @IsIn(priceLevels)
  scope?: PriceLevel;

  @Chosen() @IsString() @MaxLength(60)
  holder?: string;

  @Chosen() @IsBusinessDay()
  day?: string;

  @Chosen() @IsIn(priceStates)
  state?: PriceState;

  @Chosen() @IsString() @MaxLength(40)
  after?: string;

  @Chosen() @IsString() @MaxLength(40)
  before?: string;
}

/** Whose price is asked for, of what, how many and when; as typed, for the page itself says what is wrong. */
export class TrialFilter {
  @Trimmed() @IsString() @MaxLength(160)
  partner = '';

  @Trimmed() @IsString() @MaxLength(60)
  sku = '';

  @Trimmed() @IsString() @MaxLength(20)
  quantity = '';

  @Trimmed() @IsString() @MaxLength(20)
  day = '';
}
