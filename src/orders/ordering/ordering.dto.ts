import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { DrawForm } from '../placing/draw.dto.js';
import { type ShelfSort, shelfSorts } from '../../catalog/products/shelf.queries.js';

export class CatalogFilter {
  @IsOptional() @IsString() @MaxLength(80)
  q?: string;

  @IsOptional() @Matches(/^\d{1,19}$/)
  category?: string;

  @IsOptional() @IsIn(['stock', 'bought'])
  show?: 'stock' | 'bought';

  @IsOptional() @IsIn(shelfSorts)
  sort: ShelfSort = 'often';

  @IsOptional() @IsString() @MaxLength(80)
  after?: string;

  @IsOptional() @IsString() @MaxLength(80)
  before?: string;
}

export class CodeForm {
  @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  code: string;
}

export class CheckoutForm extends DrawForm {
  @IsOptional() @IsString() @MaxLength(60, { context: { max: 60 } })
  poNumber?: string;

  @IsOptional() @IsString() @MaxLength(500, { context: { max: 500 } })
  note?: string;

  @IsOptional() @Matches(/^\d{0,19}$/)
  addressId?: string;
}
