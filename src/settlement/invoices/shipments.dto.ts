import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsNotEmpty, IsObject, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';

const mostPieces = 1_000_000;
const mostLines = 1000;
const mostSerials = 10_000;

export class ParcelLineBody {
  @IsString() @IsNotEmpty() @MaxLength(60, { context: { max: 60 } })
  sku: string;

  @IsInt() @Min(1, { context: { min: 1 } }) @Max(mostPieces, { context: { max: mostPieces } })
  quantity: number;

  @IsOptional() @IsString() @MaxLength(60, { context: { max: 60 } })
  batch?: string;

  @IsOptional() @IsArray() @ArrayMaxSize(mostSerials, { context: { max: mostSerials } }) @IsString({ each: true }) @IsNotEmpty({ each: true }) @MaxLength(60, { each: true, context: { max: 60 } })
  serials?: string[];
}

class Carriage {
  @IsOptional() @IsString() @MaxLength(80, { context: { max: 80 } })
  carrier?: string;

  @IsOptional() @IsString() @MaxLength(80, { context: { max: 80 } })
  trackingNumber?: string;
}

/** No lines: everything that is open. */
export class ParcelBody extends Carriage {
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(mostLines, { context: { max: mostLines } }) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => ParcelLineBody)
  lines?: ParcelLineBody[];
}
