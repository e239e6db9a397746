import type { DrawnFund } from '../../credit/funds/fund-account.entity.js';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsNotEmpty, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';

const mostPieces = 1_000_000;

// an empty field counts as none
const Pieces = () => (target: object, name: string) => {
  Transform(({ value }) => Number(value ?? 0))(target, name);
  IsInt()(target, name);
  Min(0, { context: { min: 0 } })(target, name);
  Max(mostPieces, { context: { max: mostPieces } })(target, name);
};

export class ReceiptLineForm {
  @IsString() @IsNotEmpty() @MaxLength(60)
  sku: string;

  @Pieces()
  received: number;

  @Pieces()
  damaged: number;
}

export class ReceiptForm {
  @IsArray() @ArrayMaxSize(1000) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => ReceiptLineForm)
  lines: ReceiptLineForm[] = [];

  @IsString() @MaxLength(500, { context: { max: 500 } })
  note = '';
}

/** Which of a page's forms stands open: the one that was refused, or that a link asks for. */
export class OpenForm {
  @IsOptional() @IsIn(['approval', 'refusal', 'cancellation', 'shipment', 'tracking', 'declination'])
  form?: string;
}

export class OnBehalfFilter {
  @IsOptional() @IsString() @MaxLength(40)
  partner?: string;

  @IsOptional() @IsString() @MaxLength(60)
  q?: string;
}

export class OnBehalfForm {
  @IsString() @IsNotEmpty() @MaxLength(40)
  partner: string;

  @IsString() @IsNotEmpty() @MaxLength(50_000)
  lines: string;

  @IsOptional() @Matches(/^\d{0,19}$/)
  addressId?: string;

  @IsString() @MaxLength(60, { context: { max: 60 } })
  poNumber = '';

  @IsString() @MaxLength(500, { context: { max: 500 } })
  note = '';

  @Transform(({ value }: { value: unknown }) => (value === undefined ? [] : [value].flat())) @IsIn(['rebate', 'prepaid'], { each: true })
  draw: DrawnFund[] = [];
}
