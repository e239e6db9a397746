import { IsBusinessDay } from '../../platform/http/validators.js';
import { Chosen } from '../../platform/http/list-filter.js';

export class AsOfFilter {
  @Chosen() @IsBusinessDay()
  asOf?: string;
}
