import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, IsNotEmpty, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { IsAmount, Trimmed } from '../../platform/http/validators.js';
import { sum } from '../../platform/money/money.js';

const isNone = (amount: unknown) => /^0*(\.0*)?$/.test(String(amount));

/** A step of dunning; an empty least amount is none. */
export class LevelForm {
  @IsString() @MaxLength(16)
  was = '';

  @Transform(({ value }) => (value === '' ? undefined : Number(value))) @IsInt() @Min(1, { context: { min: 1 } }) @Max(365, { context: { max: 365 } })
  daysOverdue: number;

  @ValidateIf(({ minAmount }: LevelForm) => !isNone(minAmount)) @IsAmount()
  minAmount = '0';

  @Transform(({ value }) => value === '1' || value === true) @IsBoolean()
  isActive = false;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120, { context: { max: 120 } })
  subjectZh: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(2000, { context: { max: 2000 } })
  bodyZh: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(120, { context: { max: 120 } })
  subjectEn: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(2000, { context: { max: 2000 } })
  bodyEn: string;
}

/** The form as the step it sets. */
export function levelIn({ was: _was, minAmount, bodyZh, bodyEn, ...form }: LevelForm) {
  // browsers send lines that end in CR LF
  const lines = (text: string) => text.replaceAll('\r\n', '\n');
  return { ...form, bodyZh: lines(bodyZh), bodyEn: lines(bodyEn), minAmount: isNone(minAmount) ? '0.00' : sum([minAmount]) };
}
