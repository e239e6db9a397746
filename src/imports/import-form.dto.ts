import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Chosen } from '../platform/http/list-filter.js';
import { type ImportKind, importKinds } from './import.entity.js';

export class ImportForm {
  @IsIn(importKinds)
  kind: ImportKind;
}

export class ImportsFilter {
  @IsOptional() @IsString() @MaxLength(20)
  after?: string;

  @IsOptional() @IsString() @MaxLength(20)
  before?: string;
}

export class ErrorsFilter {
  @Chosen() @Matches(/^\d{1,4}$/)
  from?: string;
}
