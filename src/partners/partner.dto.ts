import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { Chosen, ListFilter } from '../platform/http/list-filter.js';
import { IsCurrency, Trimmed } from '../platform/http/validators.js';
import { type PartnerKind, partnerKinds, type PartnerStatus, partnerStatuses } from './partner.entity.js';

/** What staff keep of a partner; tier and territory by code, who looks after it by login, the partner above it by code, empty for none. */
export class PartnerForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(160, { context: { max: 160 } })
  nameZh: string;

  @Trimmed() @IsString() @MaxLength(160, { context: { max: 160 } })
  nameEn = '';

  @IsIn(partnerKinds)
  kind: PartnerKind;

  @Trimmed() @IsString() @MaxLength(40, { context: { max: 40 } })
  tradeForm = '';

  @IsString() @MaxLength(40)
  tier = '';

  @IsString() @MaxLength(40)
  territory = '';

  @IsString() @MaxLength(80)
  manager = '';

  @Trimmed() @IsString() @MaxLength(40, { context: { max: 40 } })
  parent = '';

  @Transform(({ value }) => (value === '' ? undefined : Number(value))) @IsInt() @Min(0, { context: { min: 0 } }) @Max(36_500, { context: { max: 36_500 } })
  termsDays: number;

  @Trimmed() @ValidateIf(({ email }: PartnerForm) => email !== '') @IsEmail() @MaxLength(160, { context: { max: 160 } })
  email = '';

  @Trimmed() @IsString() @MaxLength(40, { context: { max: 40 } })
  phone = '';

  @Trimmed() @IsString() @MaxLength(40, { context: { max: 40 } })
  taxNumber = '';

  @Trimmed() @IsString() @MaxLength(240, { context: { max: 240 } })
  billingAddress = '';

  @Trimmed() @IsString() @MaxLength(120, { context: { max: 120 } })
  bank = '';

  @Trimmed() @IsString() @MaxLength(60, { context: { max: 60 } })
  bankAccount = '';
}

/** What is kept now, and what it was (`was`) when the form was opened. */
export class ChangePartnerForm extends PartnerForm {
  @IsString() @MaxLength(16)
  was = '';
}

/** A new partner also gets what never changes by hand afterwards: its code, and the currency it trades in. */
export class NewPartnerForm extends PartnerForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } }) @Matches(/^[^\s/?#%\\]+$/, { message: 'partners.errors.code_characters' })
  code: string;

  @Transform(({ value }) => String(value ?? '').trim().toUpperCase()) @IsCurrency()
  currency: string;
}

export class AddressForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(60, { context: { max: 60 } })
  label: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  recipient: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  phone: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(240, { context: { max: 240 } })
  line: string;

  @Transform(({ value }) => value === '1' || value === true) @IsBoolean()
  isDefault = false;
}

export class OrderingForm {
  @IsIn(['open', 'closed'])
  ordering: 'open' | 'closed';
}

export class StatusForm {
  @IsIn(partnerStatuses)
  status: PartnerStatus;

  @IsOptional() @Trimmed() @IsString() @MaxLength(240, { context: { max: 240 } })
  reason?: string;
}

export class PartnersFilter extends ListFilter {
  @Chosen() @IsIn(partnerKinds)
  kind?: PartnerKind;

  @Chosen() @IsString() @MaxLength(40)
  tier?: string;

  @Chosen() @IsString() @MaxLength(40)
  territory?: string;

  @Chosen() @IsIn(partnerStatuses)
  status?: PartnerStatus;
}
