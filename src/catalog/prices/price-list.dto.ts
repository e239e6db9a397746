import { IsNotEmpty, IsNotIn, IsString, Matches, MaxLength } from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';

// addresses of pages of their own
const pages = ['new', 'trial'];

export class PriceListForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120, { context: { max: 120 } })
  nameZh: string;

  @Trimmed() @IsString() @MaxLength(120, { context: { max: 120 } })
  nameEn = '';
}

/** A new price list also gets its code, by which files name it. */
export class NewPriceListForm extends PriceListForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(60, { context: { max: 60 } })
  @Matches(/^[^/?#%\\]+$/, { message: 'prices.errors.code_characters' }) @IsNotIn(pages, { message: 'prices.errors.code_reserved' })
  code: string;
}
