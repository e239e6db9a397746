import { Transform } from 'class-transformer';
import { IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { IsAmount, Trimmed } from '../../platform/http/validators.js';

/** A tier or a territory; the smaller position stands first in lists (territories stand by code). */
export class PlaceForm {
  /** What it was filled from. */
  @IsString() @MaxLength(16)
  was = '';

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  nameZh: string;

  @Trimmed() @IsString() @MaxLength(80, { context: { max: 80 } })
  nameEn = '';

  @Transform(({ value }) => (value === undefined || value === '' ? 100 : Number(value))) @IsInt() @Min(0, { context: { min: 0 } }) @Max(9999, { context: { max: 9999 } })
  position = 100;

  /** A tier's limit for partners without their own, in the supplier's currency; empty for none. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/[,\s]/g, '') : value)) @ValidateIf(({ creditLimit }: PlaceForm) => creditLimit !== '') @IsAmount()
  creditLimit = '';

  /** In per cent, for orders of a tier's partners that are paid ahead in full; empty for none. */
  @IsOptional() @Trimmed() @Matches(/^(\d{1,2}(\.\d{1,2})?)?$/, { message: 'partners.errors.discount_percent' })
  prepayPercent?: string;
}

export class NewPlaceForm extends PlaceForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } }) @Matches(/^[^\s/?#%\\]+$/, { message: 'partners.errors.code_characters' })
  code: string;
}
