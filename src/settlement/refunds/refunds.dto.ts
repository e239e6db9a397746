import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { IsAmount, IsBusinessDay, Trimmed } from '../../platform/http/validators.js';
import { ReasonForm } from '../payments/payments.dto.js';

export const refundViews = ['asked', 'approved', 'all'] as const;
export type RefundView = (typeof refundViews)[number];

export class RefundsFilter extends ListFilter {}

export class AllRefundsFilter extends RefundsFilter {
  @Chosen() @IsIn(refundViews)
  view?: RefundView;

  @Chosen() @IsString() @MaxLength(40)
  partner?: string;
}

export class RefundForm extends ReasonForm {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/[,\s]/g, '') : value)) @IsAmount()
  amount: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120, { context: { max: 120 } })
  payee: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120, { context: { max: 120 } })
  bank: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(60, { context: { max: 60 } })
  bankAccount: string;
}

export class PaidRefundForm {
  @IsBusinessDay()
  paidOn: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120, { context: { max: 120 } })
  reference: string;
}
