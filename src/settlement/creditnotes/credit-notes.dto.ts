import { IsIn, IsNotEmpty, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { Trimmed } from '../../platform/http/validators.js';

export class CreditNotesFilter extends ListFilter {
  @Chosen() @IsIn(['unapplied'])
  view?: 'unapplied';
}

export class NewCreditNoteFilter {
  @Chosen() @Matches(/^\d{1,19}$/)
  dispute?: string;
}

export class CreditNoteForm {
  @IsOptional() @IsObject()
  lines: Record<string, unknown> = {};

  @IsOptional() @IsObject()
  rates: Record<string, unknown> = {};

  @Trimmed() @IsString() @IsNotEmpty({ message: 'settlement.errors.reason_needed' }) @MaxLength(240, { context: { max: 240 } })
  reason: string;

  @Chosen() @Matches(/^\d{1,19}$/)
  dispute?: string;
}

export class MatchCreditForm {
  @IsOptional() @IsObject()
  matches: Record<string, unknown> = {};
}
