import { Decimal } from 'decimal.js';

/** 13 (percent, as forms have it) as the fraction that is kept, and that import files have: `0.1300`. */
export function fractionOf(percent: string): string {
  return new Decimal(percent).dividedBy(100).toFixed(4);
}

/** `0.1300` as the percent a form shows: `13`. */
export function percentOf(fraction: string): string {
  return new Decimal(fraction).times(100).toString();
}
