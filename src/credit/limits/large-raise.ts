import { type Amount, compare } from '../../platform/money/money.js';

export type Limits = { creditLimit?: Amount | null; temporaryLimit?: Amount | null };

/**
 * Why limits may not be set so by one person: a temporary limit raised above the bound is asked for and approved by two,
 * the limit itself raised above it waits for another person. A null limit is no limit.
 */
export function largeRaise(after: Limits, before: Limits, bound: Amount): 'large_temporary' | 'large_limit' | undefined {
  const isRaised = (to: Amount | null = null, from: Amount | null = null) => from !== null && (to === null || (compare(to, bound) > 0 && compare(to, from) > 0));
  if (isRaised(after.temporaryLimit ?? '0', before.temporaryLimit ?? '0')) return 'large_temporary';
  return isRaised(after.creditLimit, before.creditLimit === undefined ? '0' : before.creditLimit) ? 'large_limit' : undefined;
}
