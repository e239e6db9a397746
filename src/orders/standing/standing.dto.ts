import { Transform } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Chosen } from '../../platform/http/list-filter.js';
import { IsBusinessDay, Trimmed } from '../../platform/http/validators.js';
import { wishes } from '../placing/draw-choices.js';

const asList = Transform(({ value }: { value: unknown }) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]));
const asNumber = Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,4}$/.test(value.trim()) ? Number(value) : value === '' ? undefined : value));

/** What a standing order says; `weekdays` counts when it is weekly, `monthDay` when it is monthly. */
export class StandingForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(80, { context: { max: 80 } })
  name: string;

  @IsIn(['weekly', 'monthly'])
  rhythm: 'weekly' | 'monthly';

  @asList @IsArray() @IsIn(['1', '2', '3', '4', '5', '6', '7'], { each: true })
  weekdays: string[] = [];

  @asNumber @IsOptional() @IsInt() @Min(1, { message: 'standing.errors.month_day' }) @Max(31, { message: 'standing.errors.month_day' })
  monthDay?: number;

  @Chosen() @IsBusinessDay()
  endsOn?: string;

  @Chosen() @Matches(/^\d{1,19}$/)
  addressId?: string;

  @IsIn(['', ...wishes])
  draw = '';

  @IsString() @IsNotEmpty({ message: 'orders.errors.no_lines' }) @MaxLength(50_000)
  text: string;
}

export class StandingStateForm {
  @IsIn(['active', 'paused', 'ended'])
  state: 'active' | 'paused' | 'ended';
}

/** From what a new standing order is filled: an order, or else the cart. */
export class StandingStart {
  @IsOptional() @IsString() @MaxLength(40)
  order?: string;
}
