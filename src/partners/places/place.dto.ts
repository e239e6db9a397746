import { Transform } from 'class-transformer';
import { IsInt, IsNotEmpty, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';

/** A tier or a territory; the smaller position stands first in lists (territories stand by code). */
export class PlaceForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  nameZh: string;

  @Trimmed() @IsString() @MaxLength(80, { context: { max: 80 } })
  nameEn = '';

  @Transform(({ value }) => (value === undefined || value === '' ? 100 : Number(value))) @IsInt() @Min(0, { context: { min: 0 } }) @Max(9999, { context: { max: 9999 } })
  position = 100;
}

export class NewPlaceForm extends PlaceForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } }) @Matches(/^[^\s/?#%\\]+$/, { message: 'partners.errors.code_characters' })
  code: string;
}
