import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { type Fund, funds } from '../../credit/funds/fund-account.entity.js';
import { type MovementKind, movementKinds } from '../../credit/funds/fund-movement.entity.js';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';
import { IsAmount, IsBusinessDay, Trimmed } from '../../platform/http/validators.js';
import type { CashFund } from './move-cash.js';

const Typed = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/[,\s]/g, '') : value));

export class FundsFilter extends ListFilter {}

export class MovementsFilter extends ListFilter {
  @Chosen() @IsIn(funds)
  fund?: Fund;

  @Chosen() @IsIn(movementKinds)
  kind?: MovementKind;
}

/** A partner's page, with one of its forms open. */
export class PartnerFundsFilter extends MovementsFilter {
  @Chosen() @IsIn(['cash', 'grant', 'use', 'back'])
  form?: 'cash' | 'grant' | 'use' | 'back';
}

export class CashForm {
  @IsIn(['prepaid', 'deposit'])
  fund: CashFund;

  @IsIn(['in', 'out'])
  way: 'in' | 'out';

  @Typed() @IsAmount()
  amount: string;

  @Trimmed() @IsString() @MaxLength(240, { context: { max: 240 } })
  note = '';
}

class GrantTerms {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(40, { context: { max: 40 } })
  period: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(180, { context: { max: 180 } })
  reason: string;

  @ValidateIf(({ lastDay }: GrantTerms) => lastDay !== '') @IsBusinessDay()
  lastDay = '';
}

export class GrantForm extends GrantTerms {
  @Typed() @IsAmount()
  amount: string;
}

/** `lines`: a partner's code and an amount each. */
export class GrantsForm extends GrantTerms {
  @IsString() @IsNotEmpty() @MaxLength(50_000)
  lines: string;
}

export class DepositBackForm {
  @IsString() @IsNotEmpty() @MaxLength(40)
  invoice: string;

  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(240, { context: { max: 240 } })
  reason: string;
}

export class DepositForm extends DepositBackForm {
  @Typed() @IsAmount()
  amount: string;
}

export class DrawRuleForm {
  /** In per cent of an order. */
  @Trimmed() @Matches(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, { message: 'funds.errors.percent' })
  rebatePercent: string;
}
