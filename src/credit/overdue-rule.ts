import { daysBetween } from '../platform/clock/days.js';
import { type Amount, compare, minus, sum } from '../platform/money/money.js';
import type { AccountRow } from './accounts.js';

/** What is past its due day: the oldest due day and the sum. */
export type Overdue = { since: string | null; amount: Amount };

type Allowed = Pick<AccountRow, 'overdueDaysAllowed' | 'overdueAmountAllowed'>;

/** Whether more is overdue than a partner is allowed, for longer or in all; `toPay` mends it. Undefined when all is well. */
export function overdueBeyond({ overdueDaysAllowed, overdueAmountAllowed }: Allowed, { since, amount }: Overdue, today: string): { reason: 'overdue_days' | 'overdue_amount'; toPay: Amount; days: number } | undefined {
  const days = since === null ? 0 : daysBetween(since, today);
  if (days > overdueDaysAllowed) return { reason: 'overdue_days', toPay: sum([amount]), days };
  if (overdueAmountAllowed === null || compare(amount, overdueAmountAllowed) <= 0) return undefined;
  return { reason: 'overdue_amount', toPay: minus(amount, overdueAmountAllowed), days };
}
