import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
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
