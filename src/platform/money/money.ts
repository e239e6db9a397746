import { Decimal } from 'decimal.js';
import { perName } from '../i18n/per-name.js';

Decimal.set({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

export type Amount = string;

/** Decimal places of a currency's amounts: its ISO 4217 minor unit, at most 2. */
export const minorUnits = perName((currency) => Math.min(new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2, 2));

/** True for an ISO 4217 code this runtime knows. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** round(unit price × (1 − discount) × quantity), half up, once per line (DESIGN, Money). */
export function lineAmount(unitPrice: string, discount: string, quantity: number, currency: string): Amount {
  const exact = new Decimal(unitPrice).times(new Decimal(1).minus(discount)).times(quantity);
  return rounded(exact, currency);
}

/** Tax on top of a line's amount: round(amount × rate), half up. */
export function taxOf(amount: Amount, rate: string, currency: string): Amount {
  return rounded(new Decimal(amount).times(rate), currency);
}

/** Rounds half up to the currency's minor unit and writes two decimals. */
export function rounded(value: Decimal.Value, currency: string): Amount {
  return new Decimal(value).toDecimalPlaces(minorUnits(currency), Decimal.ROUND_HALF_UP).toFixed(2);
}

export function sum(amounts: Iterable<Decimal.Value>): Amount {
  let total = new Decimal(0);
  for (const amount of amounts) total = total.plus(amount);
  return total.toFixed(2);
}

export function minus(from: Decimal.Value, amount: Decimal.Value): Amount {
  return new Decimal(from).minus(amount).toFixed(2);
}

export function negative(amount: Amount): Amount {
  return new Decimal(amount).negated().toFixed(2);
}

/** −1, 0 or 1. */
export function compare(a: Decimal.Value, b: Decimal.Value): number {
  return new Decimal(a).comparedTo(b);
}

export function smaller(a: Amount, b: Amount): Amount {
  return compare(a, b) < 0 ? a : b;
}

export function isPositive(amount: Decimal.Value): boolean {
  return new Decimal(amount).greaterThan(0);
}

/** A number of at least 0 as people type it, written with all `places`; undefined when it is none or has more decimals than that. */
export function decimalIn(text: string, places: number): string | undefined {
  const [, whole, decimals = ''] = /^(\d{1,15})(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || decimals.replace(/0+$/, '').length > places) return undefined;
  return `${BigInt(whole)}.${decimals.slice(0, places).padEnd(places, '0')}`;
}
