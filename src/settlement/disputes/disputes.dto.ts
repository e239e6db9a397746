import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { Trimmed } from '../../platform/http/validators.js';

export const disputeViews = ['open', 'answered', 'all'] as const;
export type DisputeView = (typeof disputeViews)[number];

export class DisputesFilter extends ListFilter {
  @Chosen() @IsIn(disputeViews)
  view?: DisputeView;

  @Chosen() @IsString() @MaxLength(40)
  partner?: string;
}

export class DisputeForm {
  @Trimmed() @IsString() @IsNotEmpty({ message: 'settlement.errors.note_needed' }) @MaxLength(500, { context: { max: 500 } })
  note: string;
}

export class AnswerForm {
  @IsIn(['accepted', 'declined'], { message: 'settlement.errors.outcome_needed' })
  outcome: 'accepted' | 'declined';

  @Trimmed() @IsString() @IsNotEmpty({ message: 'settlement.errors.answer_needed' }) @MaxLength(500, { context: { max: 500 } })
  answer: string;
}
