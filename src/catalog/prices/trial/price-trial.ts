import { type PriceCandidate, type PriceLevel, priceLevels, type PriceOutcome, type PriceTrace, resolvePrice } from '../price-resolver.js';
import type { AsidePrice } from '../prices.queries.js';

export type TriedOutcome = PriceOutcome | 'not_begun' | 'over' | 'other_currency';

/** A price that was looked at or set aside, and what came of it. */
export type TriedPrice = AsidePrice & { outcome: TriedOutcome };

/** The price a partner gets and everything that was in question for it, the winner's rivals first. */
export type PriceTrial = { trace: PriceTrace | undefined; tried: TriedPrice[] };

type Asked = { quantity: number; day: string; currency: string };

/** Tries a price as an order would, and tells of every other one why not. */
export function priceTrial(candidates: PriceCandidate[], aside: AsidePrice[], { quantity, day, currency }: Asked): PriceTrial {
  const trace = resolvePrice(candidates, quantity);
  const looked = trace?.candidates ?? candidates.toSorted(byLevel).map((candidate) => ({ ...candidate, outcome: 'quantity_not_reached' as const }));
  return {
    trace,
    tried: [
      ...looked.map((candidate) => ({ ...candidate, currency })),
      ...aside.toSorted(byLevel).map((price) => ({ ...price, outcome: asideOutcome(price, day, currency) })),
    ],
  };
}

function asideOutcome(price: AsidePrice, day: string, currency: string): TriedOutcome {
  if (price.currency !== currency) return 'other_currency';
  return (price.validFrom ?? '') > day ? 'not_begun' : 'over';
}

const byLevel = (a: PriceCandidate, b: PriceCandidate) => priceLevels.indexOf(a.level) - priceLevels.indexOf(b.level) || a.minQuantity - b.minQuantity;

/** One step of the reasoning; its text stands under `prices.reason.<code>`, levels are to be named. */
export type PriceReason = { code: string; levels?: PriceLevel[]; level?: PriceLevel; quantity?: number };

/** Why the price is what it is, step by step, as the resolver decides: level, quantity, start, amount. */
export function priceReasons({ trace, tried }: PriceTrial, quantity: number): PriceReason[] {
  const looked = (level: PriceLevel) => tried.filter((price) => price.level === level && !['not_begun', 'over', 'other_currency'].includes(price.outcome));
  const missed = (level: PriceLevel): PriceReason => ({ code: 'not_reached', level, quantity: Math.min(...looked(level).map(({ minQuantity }) => minQuantity)) });
  if (!trace) return tried.length === 0 ? [{ code: 'nothing' }] : [...new Set(tried.map(({ level }) => level))].map((level) => (looked(level).length > 0 ? missed(level) : { code: 'set_aside', level }));
  const higher = priceLevels.slice(0, priceLevels.indexOf(trace.level));
  const absent = higher.filter((level) => looked(level).length === 0);
  const lower = priceLevels.slice(higher.length + 1).filter((level) => looked(level).length > 0);
  return [
    ...(absent.length > 0 ? [{ code: 'absent', levels: absent }] : []),
    ...higher.filter((level) => !absent.includes(level)).map(missed),
    { code: 'level', level: trace.level },
    ...withinLevel(trace, quantity),
    ...(lower.length > 0 ? [{ code: 'lower', levels: lower }] : []),
  ];
}

function withinLevel({ level, minQuantity, candidates }: PriceTrace, quantity: number): PriceReason[] {
  const rivals = new Set(candidates.filter((candidate) => candidate.level === level).map(({ outcome }) => outcome));
  return [
    ...(rivals.has('smaller_break') || minQuantity > 1 ? [{ code: 'break', quantity: minQuantity }] : []),
    ...(rivals.has('quantity_not_reached') ? [{ code: 'next_not_reached', quantity }] : []),
    ...(rivals.has('older') ? [{ code: 'latest' }] : []),
    ...(rivals.has('higher_price') ? [{ code: 'lowest' }] : []),
  ];
}
