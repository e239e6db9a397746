import { addDays } from '../../platform/clock/days.js';
import { type FieldError, Invalid } from '../../platform/http/errors.js';
import { type Amount, minorUnits, rounded, compare, sum } from '../../platform/money/money.js';

/** A temporary limit lasts a year at most. */
export const longestDays = 366;

/** An amount in the currency's minor unit for days from `fromOn` to `untilOn`. Returns it with two decimals; throws Invalid. */
export function checkRequest({ amount, fromOn, untilOn }: { amount: string; fromOn: string; untilOn: string }, currency: string, today: string): Amount {
  const errors: FieldError[] = [];
  if (compare(rounded(amount, currency), amount) !== 0) errors.push({ field: 'amount', key: 'credit.errors.minor_unit', values: { currency, places: minorUnits(currency) } });
  const last = addDays(today, longestDays);
  if (fromOn < today || fromOn > last) errors.push({ field: 'fromOn', key: 'credit.errors.request_day', values: { from: today, to: last } });
  if (untilOn < today || untilOn < fromOn || untilOn > last) errors.push({ field: 'untilOn', key: 'credit.errors.request_day', values: { from: fromOn > today && fromOn <= last ? fromOn : today, to: last } });
  if (errors.length > 0) throw new Invalid(errors);
  return sum([amount]);
}
