import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { IsAmount, IsBusinessDay, Trimmed } from '../../platform/http/validators.js';
import { type RequestView, requestViews } from './requests.queries.js';

// people write 50,000
const ungrouped = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/[,\s]/g, '') : value));

export class RequestForm {
  @ungrouped @IsAmount()
  amount: string;

  @IsBusinessDay()
  fromOn: string;

  @IsBusinessDay()
  untilOn: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(500, { context: { max: 500 } })
  reason: string;
}

export class ApprovalForm {
  @ungrouped @IsAmount()
  amount: string;

  @IsBusinessDay()
  untilOn: string;

  @IsOptional() @Trimmed() @IsString() @MaxLength(500, { context: { max: 500 } })
  remark = '';
}

export class RefusalForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(500, { context: { max: 500 } })
  answer: string;
}

export class RequestsFilter extends ListFilter {
  @Chosen() @IsIn(requestViews)
  view?: RequestView;
}
