import type { AccountRow } from '../accounts.js';
import { type Overdue, overdueBeyond } from '../overdue-rule.js';

export type Held = Pick<AccountRow, 'onHold' | 'holdRule' | 'overdueDaysAllowed' | 'overdueAmountAllowed'>;

/** What the rule asks of an account: to hold it, to lift its own hold, or nothing. A hold by hand is left alone. */
export function reviewHold(account: Held, overdue: Overdue, today: string): { isHold: boolean; code: 'overdue_days' | 'overdue_amount'; toPay: string; days: number } | undefined {
  const beyond = overdueBeyond(account, overdue, today);
  if (!account.onHold) return beyond && { isHold: true, code: beyond.reason, toPay: beyond.toPay, days: beyond.days };
  if (account.holdRule === '' || beyond) return undefined;
  return { isHold: false, code: account.holdRule, toPay: '0.00', days: 0 };
}
