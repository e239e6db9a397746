import { IsIn, IsString, MaxLength } from 'class-validator';
import { Chosen } from '../../platform/http/list-filter.js';
import { IsBusinessDay } from '../../platform/http/validators.js';
import { auditGroups } from './action-words.js';

/** What the trail is narrowed by; days are the supplier's, both included. */
export class AuditFilter {
  @Chosen() @IsString() @MaxLength(160)
  person?: string;

  @Chosen() @IsIn(auditGroups)
  group?: string;

  @Chosen() @IsString() @MaxLength(80)
  subject?: string;

  @Chosen() @IsString() @MaxLength(40)
  partner?: string;

  @Chosen() @IsBusinessDay()
  from?: string;

  @Chosen() @IsBusinessDay()
  to?: string;

  @Chosen() @IsString() @MaxLength(20)
  after?: string;

  @Chosen() @IsString() @MaxLength(20)
  before?: string;
}
