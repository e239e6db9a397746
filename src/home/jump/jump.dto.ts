import { IsString, MaxLength } from 'class-validator';
import { Chosen } from '../../platform/http/list-filter.js';

export class JumpFilter {
  @Chosen() @IsString() @MaxLength(60)
  q?: string;
}
