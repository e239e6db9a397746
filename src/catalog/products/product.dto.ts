import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { Decimal } from 'decimal.js';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { type ProductStatus, productStatuses } from './product.entity.js';
import type { ProductFacts } from './product-facts.js';
import { fractionOf } from '../../platform/money/percent.js';
import { Trimmed } from '../../platform/http/validators.js';

const Whole = () => Transform(({ value }) => (value === '' ? undefined : Number(value)));
// people write 1,234.50 and 13%; a comma before other than three digits is for decimals, and not taken for nothing
const Figure = () => Transform(({ value }) => (typeof value === 'string' ? value.replace(/[\s%]|,(?=\d{3}(?:\D|$))/g, '') : (value as unknown)));
const most = 1_000_000;

export class ProductForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(200, { context: { max: 200 } })
  nameZh: string;

  @Trimmed() @IsString() @MaxLength(200, { context: { max: 200 } })
  nameEn = '';

  @Trimmed() @IsString() @MaxLength(240, { context: { max: 240 } })
  specZh = '';

  @Trimmed() @IsString() @MaxLength(240, { context: { max: 240 } })
  specEn = '';

  // the database would read `5x` as 5
  @IsString() @IsNotEmpty({ message: 'catalog.errors.category_needed' }) @Matches(/^\d{0,19}$/, { message: 'catalog.errors.unknown_category' })
  categoryId: string;

  @Transform(({ value }) => (typeof value === 'string' ? value.replace(/\s/g, '') : (value as unknown))) @IsString() @MaxLength(20, { context: { max: 20 } })
  barcode = '';

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(20, { context: { max: 20 } })
  unit: string;

  @Whole() @IsInt() @Min(1) @Max(most)
  packSize: number;

  @Whole() @IsInt() @Min(1) @Max(most)
  minQuantity: number;

  @Figure() @IsString() @IsNotEmpty() @Matches(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, { message: 'catalog.errors.tax_percent' })
  taxPercent: string;

  @Figure() @ValidateIf(({ retailPrice }: ProductForm) => retailPrice !== '') @IsString() @Matches(/^\d{1,10}(\.\d{1,4})?$/, { message: 'common.errors.isPrice' })
  retailPrice = '';

  @IsIn(productStatuses)
  status: ProductStatus;
}

/** Changed facts, and what they were (`was`) when the form was opened. */
export class ChangeProductForm extends ProductForm {
  @IsString() @MaxLength(16)
  was = '';
}

/** The SKU is in the address of the product's page, and stays. */
export class NewProductForm extends ProductForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(60, { context: { max: 60 } }) @Matches(/^(?!new$)[^\s/?#%\\]+$/i, { message: 'catalog.errors.sku_characters' })
  sku: string;
}

export function factsOf({ nameZh, nameEn, specZh, specEn, categoryId, barcode, unit, packSize, minQuantity, taxPercent, retailPrice, status }: ProductForm): ProductFacts {
  return {
    nameZh, nameEn: nameEn || nameZh, specZh, specEn, categoryId, barcode: barcode || null, unit, packSize, minQuantity,
    taxRate: fractionOf(taxPercent), retailPrice: retailPrice === '' ? null : new Decimal(retailPrice).toFixed(4), status,
  };
}

export class SaleForm {
  @IsIn(productStatuses)
  status: ProductStatus;

  @IsOptional() @Trimmed() @IsString() @MaxLength(240, { context: { max: 240 } })
  reason?: string;
}

/** What a product may lack: a price in force today, a picture. */
export const lacks = ['price', 'picture'] as const;
export type Lack = (typeof lacks)[number];

export class ProductsFilter extends ListFilter {
  @Chosen() @IsString() @MaxLength(20)
  category?: string;

  @Chosen() @IsIn(productStatuses)
  status?: ProductStatus;

  @Chosen() @IsIn(lacks)
  lacks?: Lack;

  /** What this partner may buy. */
  @Chosen() @IsString() @MaxLength(40)
  partner?: string;
}
