import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsAmount, IsBusinessDay, Trimmed } from '../../platform/http/validators.js';

const mostInvoices = 500;
// people write 1,234.50
const ungrouped = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/[,\s]/g, '') : value));

export class PaymentBody {
  @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  partner: string;

  @Type(() => String) @IsAmount()
  amount: string;

  @IsBusinessDay()
  receivedOn: string;

  @IsString() @MaxLength(120, { context: { max: 120 } })
  reference: string;

  @IsOptional() @IsArray() @ArrayMaxSize(mostInvoices, { context: { max: mostInvoices } }) @IsString({ each: true })
  invoices?: string[];
}

class Cash {
  @ungrouped @IsAmount()
  amount: string;

  @IsBusinessDay()
  receivedOn: string;

  @IsOptional() @Trimmed() @IsString() @MaxLength(120, { context: { max: 120 } })
  reference = '';
}

export class NewPaymentForm extends Cash {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  partner: string;

  @IsOptional() @Trimmed() @IsString() @MaxLength(500, { context: { max: 500 } })
  note = '';

  @IsIn(['oldest', 'none'])
  allocate: 'oldest' | 'none';
}

export class VoucherForm extends Cash {
  @IsOptional() @Trimmed() @IsString() @MaxLength(500, { context: { max: 500 } })
  note = '';
}

export class ConfirmPaymentForm extends Cash {
  @IsOptional() @IsObject()
  matches: Record<string, unknown> = {};
}

export class MatchPaymentForm {
  @IsOptional() @IsObject()
  matches: Record<string, unknown> = {};
}

export class ReasonForm {
  @Trimmed() @IsString() @IsNotEmpty({ message: 'settlement.errors.reason_needed' }) @MaxLength(240, { context: { max: 240 } })
  reason: string;
}

/** Whose money it is in truth. */
export class ReassignForm extends ReasonForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  partner: string;
}
