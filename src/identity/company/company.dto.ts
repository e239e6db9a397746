import { Transform } from 'class-transformer';
import { IsBoolean, IsNotEmpty, IsString, MaxLength, IsOptional } from 'class-validator';
import { Trimmed, IsAmount } from '../../platform/http/validators.js';

/** What invoices, statements and the portal say of the supplier. */
export class CompanyForm {
  /** What it was filled from. */
  @IsString() @MaxLength(16)
  was = '';

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120, { context: { max: 120 } })
  nameZh: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120, { context: { max: 120 } })
  nameEn: string;

  @Trimmed() @IsString() @MaxLength(240, { context: { max: 240 } })
  address = '';

  @Trimmed() @IsString() @MaxLength(40, { context: { max: 40 } })
  phone = '';

  @Trimmed() @IsString() @MaxLength(40, { context: { max: 40 } })
  taxNumber = '';

  @Trimmed() @IsString() @MaxLength(120, { context: { max: 120 } })
  bank = '';

  @Trimmed() @IsString() @MaxLength(60, { context: { max: 60 } })
  bankAccount = '';

  /** The most a clerk may write off of one invoice. */
  @IsOptional() @IsAmount()
  writeOffLimit?: string;
}

const Ticked = () => Transform(({ value }) => value === '1' || value === true);

/** Which steps people take before an order goes on. */
export class ReviewsForm {
  @Ticked() @IsBoolean()
  reviewOrders = false;

  @Ticked() @IsBoolean()
  reviewFinance = false;

  @Ticked() @IsBoolean()
  reviewDispatch = false;
}
