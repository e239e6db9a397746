import { type Amount, compare, isPositive, minus, sum } from '../../platform/money/money.js';

type Promised = { amount: Amount; dueOn: string; invoices: { openThen: Amount; openNow: Amount; credited: Amount }[] };

/**
 * What was paid of the promised invoices since the promise: what credit notes and write-offs took off since (`credited`) nobody paid,
 * and what was opened again by taking a match back does not count against it.
 */
export function paidOf(invoices: Promised['invoices']): Amount {
  return sum(invoices.map(({ openThen, openNow, credited }) => {
    const paid = minus(minus(openThen, openNow), credited);
    return isPositive(paid) ? paid : '0.00';
  }));
}

/**
 * A promise is kept once the promised amount, or all that is open, is paid; where nothing is open and nothing was paid, there is nothing left to keep.
 * It is broken after its day, unless cash that is not matched yet (`coming`) would keep it: finance's delay is not the dealer's.
 */
export function promiseOutcome({ amount, dueOn, invoices }: Promised, coming: Amount, today: string): 'open' | 'kept' | 'broken' | 'withdrawn' {
  const paid = paidOf(invoices);
  if (compare(paid, amount) >= 0) return 'kept';
  if (!invoices.some(({ openNow }) => isPositive(openNow))) return isPositive(paid) ? 'kept' : 'withdrawn';
  return dueOn < today && compare(sum([paid, coming]), amount) < 0 ? 'broken' : 'open';
}
