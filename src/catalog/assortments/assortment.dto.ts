import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { Trimmed } from '../../platform/http/validators.js';
import { type StartsFrom, startsFrom } from './assortment.entity.js';

const longestText = 400_000;
const Several = () => (target: object, name: string) => {
  Transform(({ value }: { value: unknown }) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]))(target, name);
  IsArray()(target, name);
  ArrayMaxSize(2000)(target, name);
  IsString({ each: true })(target, name);
  MaxLength(40, { each: true })(target, name);
};

export class AssortmentForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  nameZh: string;

  @Trimmed() @IsString() @MaxLength(80, { context: { max: 80 } })
  nameEn = '';

  @IsIn(startsFrom, { message: 'assortments.errors.starts_from' })
  startsFrom: StartsFrom;

  @Several() @Matches(/^\d{1,19}$/, { each: true })
  categories: string[] = [];

  /** SKUs, one a line. */
  @IsString() @MaxLength(longestText, { context: { max: longestText } })
  products = '';

  @Several()
  tiers: string[] = [];

  @Several()
  territories: string[] = [];

  /** Partners' codes, one a line. */
  @IsString() @MaxLength(longestText, { context: { max: longestText } })
  partners = '';
}

/** What an assortment becomes, and the edition (`was`) its form was opened with. */
export class ChangeAssortmentForm extends AssortmentForm {
  @IsString() @MaxLength(16)
  was = '';
}

/** The code is in the address of the assortment's page, and stays. */
export class NewAssortmentForm extends AssortmentForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } }) @Matches(/^(?!new$)[^\s/?#%\\]+$/i, { message: 'catalog.errors.sku_characters' })
  code: string;
}

/** Assortments, or those a partner has. */
export class AssortmentsFilter extends ListFilter {
  @Chosen() @IsString() @MaxLength(40)
  partner?: string;
}
