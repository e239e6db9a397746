import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { Chosen } from '../../platform/http/list-filter.js';
import { Trimmed } from '../../platform/http/validators.js';

const longestText = 60_000;

class NamedLines {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  nameZh: string;

  @IsString() @MaxLength(longestText, { context: { max: longestText } })
  lines: string;
}

export class ListForm extends NamedLines {
  @Transform(({ value }) => value === '1') @IsBoolean()
  shared = false;
}

export class TemplateForm extends NamedLines {
  @IsOptional() @Trimmed() @IsString() @MaxLength(80, { context: { max: 80 } })
  nameEn = '';

  @Chosen() @IsString() @MaxLength(40)
  tier?: string;
}

/** What a new list is filled from. */
export class SourceFilter {
  @Chosen() @IsIn(['cart', 'order'])
  source?: 'cart' | 'order';

  @Chosen() @IsString() @MaxLength(40)
  number?: string;
}
