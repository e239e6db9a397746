import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { Trimmed } from '../../platform/http/validators.js';

export const alertViews = ['open', 'confirmed', 'cleared'] as const;
export type AlertView = (typeof alertViews)[number];

export class AlertsFilter extends ListFilter {
  @Chosen() @IsIn(alertViews)
  view?: AlertView;
}

export class VerdictForm {
  @IsIn(['cleared', 'confirmed'], { message: 'alerts.errors.verdict_needed' })
  verdict: 'cleared' | 'confirmed';

  @Trimmed() @IsString() @IsNotEmpty({ message: 'alerts.errors.note_needed' }) @MaxLength(500, { context: { max: 500 } })
  note: string;
}
