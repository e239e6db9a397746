import { IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';

/** `proposal` is the one that was shown. */
export class LimitApprovalForm {
  @Matches(/^\d{1,19}$/)
  proposal: string;
}

export class LimitRefusalForm extends LimitApprovalForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(240, { context: { max: 240 } })
  answer: string;
}
