import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { IsAmount, IsBusinessDay, Trimmed } from '../platform/http/validators.js';
import type { CreditTerms } from './set-credit-terms.js';

const kinds = ['limited', 'prepay', 'unlimited', 'inherited'] as const;

/** Finance's form; an empty temporary limit is none, an empty overdue amount has no bound. */
export class CreditTermsForm {
  /** What the terms were when the form was opened. */
  @IsString() @MaxLength(16)
  was = '';

  @IsIn(kinds)
  kind: (typeof kinds)[number];

  @ValidateIf(({ kind }: CreditTermsForm) => kind === 'limited') @IsAmount()
  creditLimit?: string;

  @ValidateIf(({ temporaryLimit }: CreditTermsForm) => isGiven(temporaryLimit)) @IsAmount()
  temporaryLimit?: string;

  @ValidateIf(({ temporaryLimit }: CreditTermsForm) => isGiven(temporaryLimit)) @IsBusinessDay({ message: 'credit.errors.needs_end' })
  temporaryUntil?: string;

  @Transform(({ value }) => Number(value)) @IsInt() @Min(0, { context: { min: 0 } }) @Max(365, { context: { max: 365 } })
  overdueDaysAllowed: number;

  @ValidateIf(({ overdueAmountAllowed }: CreditTermsForm) => Boolean(overdueAmountAllowed)) @IsAmount()
  overdueAmountAllowed?: string;
}

export class HoldForm {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(240, { context: { max: 240 } })
  reason: string;
}

/** The form as the terms it sets. */
export function termsIn(form: CreditTermsForm): CreditTerms {
  const limits = { limited: form.creditLimit ?? '0', prepay: '0', unlimited: null, inherited: '0' };
  return {
    creditLimit: limits[form.kind], inherits: form.kind === 'inherited',
    temporaryLimit: isGiven(form.temporaryLimit) ? (form.temporaryLimit as string) : '0',
    temporaryUntil: isGiven(form.temporaryLimit) ? (form.temporaryUntil as string) : null,
    overdueDaysAllowed: form.overdueDaysAllowed,
    overdueAmountAllowed: form.overdueAmountAllowed || null,
  };
}

function isGiven(amount: string | undefined): boolean {
  return amount !== undefined && !/^0*(\.0*)?$/.test(amount);
}
