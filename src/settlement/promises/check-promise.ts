import { addDays } from '../../platform/clock/days.js';
import { type FieldError, Invalid } from '../../platform/http/errors.js';
import { type Amount, compare, minorUnits, rounded, sum } from '../../platform/money/money.js';

/** How far ahead a payment may be promised. */
export const daysAhead = 90;

/** An amount in the currency's minor unit, at most what is open, by a day from today on. Returns it with two decimals; throws Invalid. */
export function checkPromise({ amount, dueOn }: { amount: string; dueOn: string }, invoices: { openAmount: Amount }[], { currency, today }: { currency: string; today: string }): Amount {
  const open = sum(invoices.map(({ openAmount }) => openAmount));
  const errors: FieldError[] = [];
  if (compare(rounded(amount, currency), amount) !== 0) errors.push({ field: 'amount', key: 'settlement.errors.minor_unit', values: { currency, places: minorUnits(currency) } });
  else if (compare(amount, open) > 0) errors.push({ field: 'amount', key: 'collection.errors.more_than_open', values: { open } });
  if (dueOn < today || dueOn > addDays(today, daysAhead)) errors.push({ field: 'dueOn', key: 'collection.errors.promise_day', values: { from: today, to: addDays(today, daysAhead) } });
  if (errors.length > 0) throw new Invalid(errors);
  return sum([amount]);
}
