import { IsString, MaxLength } from 'class-validator';
import { Chosen } from '../../platform/http/list-filter.js';

/** Whose debts a list shows: by name, territory and account manager; its turns name an amount and a partner, so they are longer than an id. */
export class WhoseFilter {
  @Chosen() @IsString() @MaxLength(60)
  q?: string;

  @Chosen() @IsString() @MaxLength(40)
  territory?: string;

  @Chosen() @IsString() @MaxLength(80)
  manager?: string;

  @Chosen() @IsString() @MaxLength(60)
  after?: string;

  @Chosen() @IsString() @MaxLength(60)
  before?: string;
}
