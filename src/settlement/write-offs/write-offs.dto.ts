import { Transform } from 'class-transformer';
import { ReasonForm } from '../payments/payments.dto.js';
import { IsAmount } from '../../platform/http/validators.js';

export class WriteOffForm extends ReasonForm {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/[,\s]/g, '') : value)) @IsAmount()
  amount: string;
}
