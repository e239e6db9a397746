import { type Amount, compare, isPositive, minus, sum } from '../../platform/money/money.js';

type Promised = { amount: Amount; dueOn: string; invoices: { openThen: Amount; openNow: Amount }[] };

/** What was paid of the promised invoices since the promise; what was opened again by taking a match back does not count against it. */
export function paidOf(invoices: Promised['invoices']): Amount {
  return sum(invoices.map(({ openThen, openNow }) => (compare(openThen, openNow) > 0 ? minus(openThen, openNow) : '0.00')));
}

/**
 * A promise is kept once the promised amount, or all that is open, is matched to its invoices. It is broken after its day,
 * unless cash that is not matched yet (`coming`) would keep it: finance's delay is not the dealer's.
 */
export function promiseOutcome({ amount, dueOn, invoices }: Promised, coming: Amount, today: string): 'open' | 'kept' | 'broken' {
  const paid = paidOf(invoices);
  if (compare(paid, amount) >= 0 || !invoices.some(({ openNow }) => isPositive(openNow))) return 'kept';
  return dueOn < today && compare(sum([paid, coming]), amount) < 0 ? 'broken' : 'open';
}
