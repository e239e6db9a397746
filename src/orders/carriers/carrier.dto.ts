import { IsNotEmpty, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';

/** A carrier's names, and the address that follows a parcel, `{number}` standing for its number. */
export class CarrierForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  nameZh: string;

  @Trimmed() @IsString() @MaxLength(80, { context: { max: 80 } })
  nameEn = '';

  @Trimmed() @ValidateIf(({ trackingPattern }: CarrierForm) => trackingPattern !== '') @IsString() @MaxLength(300, { context: { max: 300 } })
  @Matches(/^https:\/\/[^\s/?#{}]+\/?[^\s{}]*\{number\}[^\s{}]*$/, { message: 'orders.errors.tracking_pattern' })
  trackingPattern = '';
}

export class NewCarrierForm extends CarrierForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } }) @Matches(/^[^\s/?#%\\]+$/, { message: 'orders.errors.code_characters' })
  code: string;
}
