import { IsString, Matches } from 'class-validator';
import { IsBusinessDay, Trimmed } from '../../platform/http/validators.js';

/** The fields have names of their own: other forms stand on the same page. */
export class EInvoiceForm {
  @Trimmed() @IsString() @Matches(/^\d{20}$/, { message: 'settlement.errors.e_invoice_number' })
  eNumber: string;

  @IsBusinessDay()
  eIssuedOn: string;
}
