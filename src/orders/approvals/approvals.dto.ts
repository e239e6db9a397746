import { IsIn, IsOptional, Matches } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { drawPattern } from '../placing/draw-choices.js';
import { type RequestStatus, requestStatuses } from './order-request.entity.js';

export class RequestsFilter extends ListFilter {
  @Chosen() @IsIn(requestStatuses)
  status?: RequestStatus;
}

export class ApprovalForm {
  /** The request's funds, and what was shown to be drawn of them. */
  @IsOptional() @Matches(drawPattern)
  draw?: string;
}
