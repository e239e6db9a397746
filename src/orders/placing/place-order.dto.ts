import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsNotEmpty, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import type { DrawnFund } from '../../credit/funds/fund-account.entity.js';
import { Chosen } from '../../platform/http/list-filter.js';
import { IsBusinessDay, Trimmed } from '../../platform/http/validators.js';
import { orderStatuses } from '../order-states.js';

const mostPieces = 1_000_000;
const mostLines = 1000;

export class OrderLineBody {
  @IsString() @IsNotEmpty() @MaxLength(60, { context: { max: 60 } })
  sku: string;

  @IsInt() @Min(1, { context: { min: 1 } }) @Max(mostPieces, { context: { max: mostPieces } })
  quantity: number;

  @IsOptional() @Type(() => String) @Matches(/^\d{1,10}(\.\d{1,4})?$/, { message: 'common.errors.isPrice' })
  unitPrice?: string;

  @IsOptional() @Type(() => String) @Matches(/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/, { message: 'common.errors.isFraction' })
  discount?: string;
}

export class OrderBody {
  @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  partner: string;

  @IsOptional() @IsString() @MaxLength(60, { context: { max: 60 } })
  poNumber?: string;

  @IsOptional() @IsBusinessDay()
  orderedOn?: string;

  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(mostLines, { context: { max: mostLines } }) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => OrderLineBody)
  lines: OrderLineBody[];

  @IsOptional() @IsArray() @ArrayMaxSize(2) @IsIn(['rebate', 'prepaid'], { each: true })
  draw?: DrawnFund[];
}

export class ReasonBody {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(500, { context: { max: 500 } })
  reason: string;
}

export class OrderFilter {
  @Chosen() @IsString() @MaxLength(40, { context: { max: 40 } })
  partner?: string;

  @Chosen() @IsIn(Object.keys(orderStatuses))
  status?: string;

  @Chosen() @Matches(/^\d{1,19}$/)
  after?: string;
}
