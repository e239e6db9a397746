import type { PriceLevel } from './price-resolver.js';

/** Days that stand for "open" in `prices.valid_from` and `valid_to`. */
export const openStart = '1000-01-01';
export const openEnd = '9999-12-31';

/** What is wrong with whom a price is for, as far as its words alone tell: everyone has no key, all others need one. */
export function scopeKeyFault(scope: PriceLevel, key: string): 'key_of_base' | 'required' | undefined {
  if (scope === 'base') return key === '' ? undefined : 'key_of_base';
  return key === '' ? 'required' : undefined;
}

/** True when a price would end before it begins; both days inclusive. */
export function endsBefore({ validFrom, validTo }: { validFrom: string; validTo: string }): boolean {
  return validTo < validFrom;
}

export const priceStates = ['now', 'future', 'past'] as const;
export type PriceState = (typeof priceStates)[number];

/** Whether a price holds on a day, will or did. */
export function priceStateOn(day: string, { validFrom, validTo }: { validFrom: string; validTo: string }): PriceState {
  if (validFrom > day) return 'future';
  return validTo < day ? 'past' : 'now';
}
