import { type Amount, minus, sum } from '../../platform/money/money.js';
import { monthAfter } from './periods.js';

export type MovedMonth = { period: string; debit: Amount; credit: Amount };
export type Month = MovedMonth & { opening: Amount; closing: Amount };

/** Every month from the first that moved to `last`, newest first, each opening on what the one before closed on. */
export function monthsUntil(last: string, moved: MovedMonth[]): Month[] {
  const byPeriod = new Map(moved.map((month) => [month.period, month]));
  const months: Month[] = [];
  let opening = '0.00';
  for (let period = moved[0]?.period ?? last; period <= last; period = monthAfter(period)) {
    const { debit, credit } = byPeriod.get(period) ?? { debit: '0.00', credit: '0.00' };
    const closing = minus(sum([opening, debit]), credit);
    months.push({ period, debit, credit, opening, closing });
    opening = closing;
  }
  return months.reverse();
}
