import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Trimmed } from '../../platform/http/validators.js';

const Ticked = () => Transform(({ value }) => value === '1' || value === true);

/** A name for the present filter, which comes along as the list's own query. */
export class ViewForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  name: string;

  @IsString() @MaxLength(1000)
  query = '';

  @Ticked() @IsBoolean()
  isShared = false;

  @Ticked() @IsBoolean()
  isDefault = false;
}

export class DefaultForm {
  @IsIn(['on', 'off'])
  opens: 'on' | 'off';
}
