import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { IsBusinessDay, Trimmed } from '../../platform/http/validators.js';

export const tokensViews = ['active', 'over'] as const;
export type TokensView = (typeof tokensViews)[number];

export class NewTokenForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  name: string;

  // one ticked box is sent as a text
  @Transform(({ value }) => [...new Set([value as unknown].flat())]) @ArrayMaxSize(40) @IsString({ each: true }) @ArrayNotEmpty()
  scopes: string[] = [];

  @Chosen() @IsBusinessDay()
  expiresOn?: string;
}

export class TokensFilter extends ListFilter {
  @Chosen() @IsIn(tokensViews)
  view?: TokensView;
}
