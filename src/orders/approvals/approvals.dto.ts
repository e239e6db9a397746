import { IsIn } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { type RequestStatus, requestStatuses } from './order-request.entity.js';

export class RequestsFilter extends ListFilter {
  @Chosen() @IsIn(requestStatuses)
  status?: RequestStatus;
}
