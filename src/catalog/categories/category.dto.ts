import { Transform } from 'class-transformer';
import { IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';

// a file of products writes the path of a category as `Lighting > Downlights`
const noPathMark = { message: 'catalog.errors.category_characters' };

/** What staff keep of a category; `parentId` is empty at the top. */
export class CategoryForm {
  /** What it was filled from. */
  @IsString() @MaxLength(16)
  was = '';

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120, { context: { max: 120 } }) @Matches(/^[^>]*$/, noPathMark)
  nameZh: string;

  @Trimmed() @IsString() @MaxLength(120, { context: { max: 120 } }) @Matches(/^[^>]*$/, noPathMark)
  nameEn = '';

  @IsString() @MaxLength(20)
  parentId = '';

  @Transform(({ value }) => (value === '' ? undefined : Number(value))) @IsInt() @Min(0) @Max(65_535)
  position = 100;
}

export class NewCategoryFilter {
  @IsOptional() @IsString() @MaxLength(20)
  parent?: string;
}
