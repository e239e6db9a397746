import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsNotEmpty, IsString, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { type FamilyDraft, isBlank } from './family-draft.js';
import { Trimmed } from '../../platform/http/validators.js';

// a row that is wholly blank was not meant
const Filled = () => ValidateIf((row: VariantForm) => !isBlank(row));
export const mostVariants = 200;

export class VariantForm {
  @Filled() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(60, { context: { max: 60 } })
  sku = '';

  @Filled() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(60, { context: { max: 60 } })
  rowZh = '';

  @Trimmed() @IsString() @MaxLength(60, { context: { max: 60 } })
  rowEn = '';

  @Filled() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(60, { context: { max: 60 } })
  column = '';
}

export class FamilyForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(200, { context: { max: 200 } })
  nameZh: string;

  @Trimmed() @IsString() @MaxLength(200, { context: { max: 200 } })
  nameEn = '';

  @Trimmed() @IsString() @MaxLength(240, { context: { max: 240 } })
  specZh = '';

  @Trimmed() @IsString() @MaxLength(240, { context: { max: 240 } })
  specEn = '';

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  rowAxisZh: string;

  @Trimmed() @IsString() @MaxLength(40, { context: { max: 40 } })
  rowAxisEn = '';

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  columnAxisZh: string;

  @Trimmed() @IsString() @MaxLength(40, { context: { max: 40 } })
  columnAxisEn = '';

  @IsArray() @ArrayMaxSize(mostVariants) @ValidateNested({ each: true }) @Type(() => VariantForm)
  variants: VariantForm[] = [];
}

/** Changed names and variants, and what they were (`was`) when the form was opened. */
export class ChangeFamilyForm extends FamilyForm {
  @IsString() @MaxLength(16)
  was = '';
}

/** The code is in the address of the family's page, and stays. */
export class NewFamilyForm extends FamilyForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(60, { context: { max: 60 } }) @Matches(/^(?!new$)[^\s/?#%\\]+$/i, { message: 'catalog.errors.sku_characters' })
  code: string;
}

export function draftOf({ nameZh, nameEn, specZh, specEn, rowAxisZh, rowAxisEn, columnAxisZh, columnAxisEn, variants }: FamilyForm): FamilyDraft {
  return {
    nameZh, nameEn: nameEn || nameZh, specZh, specEn, rowAxisZh, rowAxisEn: rowAxisEn || rowAxisZh, columnAxisZh, columnAxisEn: columnAxisEn || columnAxisZh,
    variants: variants.map(({ sku, rowZh, rowEn, column }) => ({ sku, rowZh, rowEn, column })),
  };
}
