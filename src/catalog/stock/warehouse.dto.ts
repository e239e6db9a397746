import { Transform } from 'class-transformer';
import { IsInt, IsNotEmpty, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';

/** A warehouse's names, and its turn when goods are taken: the smallest first. */
export class WarehouseForm {
  /** What it was filled from. */
  @IsString() @MaxLength(16)
  was = '';

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  nameZh: string;

  @Trimmed() @IsString() @MaxLength(80, { context: { max: 80 } })
  nameEn = '';

  @Transform(({ value }) => (/^\s*\d+\s*$/.test(String(value)) ? Number(value) : (value as unknown))) @IsInt() @Min(0, { context: { min: 0 } }) @Max(9999, { context: { max: 9999 } })
  position: number;
}

export class NewWarehouseForm extends WarehouseForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } }) @Matches(/^[^\s/?#%\\]+$/, { message: 'stock.errors.code_characters' })
  code: string;
}
