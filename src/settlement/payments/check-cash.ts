import { type FieldError, Invalid } from '../../platform/http/errors.js';
import { type Amount, compare, isPositive, minorUnits, rounded, sum } from '../../platform/money/money.js';

/** An amount received on a day: in the currency's own minor unit, not later than today. Returns the amount with two decimals; throws Invalid. */
export function checkCash({ amount, receivedOn }: { amount: string; receivedOn: string }, currency: string, today: string): Amount {
  const errors: FieldError[] = [];
  if (compare(rounded(amount, currency), amount) !== 0) errors.push({ field: 'amount', key: 'settlement.errors.minor_unit', values: { currency, places: minorUnits(currency) } });
  if (!isPositive(amount)) errors.push({ field: 'amount', key: 'common.errors.isAmount' });
  if (receivedOn > today) errors.push({ field: 'receivedOn', key: 'settlement.errors.future_day', values: { today } });
  if (errors.length > 0) throw new Invalid(errors);
  return sum([amount]);
}
