import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsAmount, IsBusinessDay, Trimmed } from '../../platform/http/validators.js';

const mostInvoices = 200;
// one box ticked comes as a text, none not at all
const Several = () => Transform(({ value }: { value: unknown }) => (value === undefined ? [] : [value].flat()));

/** `remark` is the promise's note: the page has another form with one. */
export class PromiseForm {
  // people write 3,200
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/[,\s]/g, '') : value)) @IsAmount()
  amount: string;

  @IsBusinessDay()
  dueOn: string;

  @IsOptional() @Trimmed() @IsString() @MaxLength(500, { context: { max: 500 } })
  remark = '';

  @Several() @ArrayMaxSize(mostInvoices, { context: { max: mostInvoices } }) @IsString({ each: true }) @MaxLength(40, { each: true })
  invoices: string[] = [];
}
