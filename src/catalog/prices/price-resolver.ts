import { compare } from '../../platform/money/money.js';

/** Where a price comes from; the first level that has a price wins. */
export const priceLevels = ['contract', 'dealer', 'tier', 'region', 'base'] as const;
export type PriceLevel = (typeof priceLevels)[number];

/** A price valid on the order's day in the partner's currency; `unitPrice` with four decimals, an open end of validity is null. */
export type PriceCandidate = {
  level: PriceLevel; list: string; listNameZh: string; listNameEn: string;
  minQuantity: number; unitPrice: string; validFrom: string | null; validTo: string | null;
};

export type PriceOutcome = 'won' | 'quantity_not_reached' | 'lower_level' | 'smaller_break' | 'older' | 'higher_price';

/** The price that holds, why the others do not, and the next quantity at which it gets lower. */
export type PriceTrace = {
  unitPrice: string; level: PriceLevel; list: string; listNameZh: string; listNameEn: string; minQuantity: number;
  candidates: (PriceCandidate & { outcome: PriceOutcome })[];
  nextBreak?: { minQuantity: number; unitPrice: string };
};

/**
 * The price for a quantity: first level with a minimum quantity reached; within it the largest minimum quantity,
 * then the latest start, then the lowest price (DESIGN 6.2). Undefined when no price is reached.
 */
export function resolvePrice(candidates: PriceCandidate[], quantity: number): PriceTrace | undefined {
  if (!candidates.some(({ minQuantity }) => minQuantity <= quantity)) return undefined;
  const ranked = candidates.toSorted(byRank);
  const winner = winnerOf(ranked, quantity) as PriceCandidate;
  const { unitPrice, level, list, listNameZh, listNameEn, minQuantity } = winner;
  return {
    unitPrice, level, list, listNameZh, listNameEn, minQuantity,
    candidates: ranked.map((candidate) => ({ ...candidate, outcome: outcomeOf(candidate, winner, quantity) })),
    nextBreak: nextBreakOf(ranked, quantity, winner),
  };
}

function winnerOf(ranked: PriceCandidate[], quantity: number): PriceCandidate | undefined {
  return ranked.find(({ minQuantity }) => minQuantity <= quantity);
}

function byRank(a: PriceCandidate, b: PriceCandidate): number {
  return levelOf(a) - levelOf(b) || b.minQuantity - a.minQuantity || inOrder(startOf(b), startOf(a))
    || compare(a.unitPrice, b.unitPrice) || inOrder(a.list, b.list);
}

function outcomeOf(candidate: PriceCandidate, winner: PriceCandidate, quantity: number): PriceOutcome {
  if (candidate === winner) return 'won';
  if (candidate.minQuantity > quantity) return 'quantity_not_reached';
  if (candidate.level !== winner.level) return 'lower_level';
  if (candidate.minQuantity < winner.minQuantity) return 'smaller_break';
  return startOf(candidate) < startOf(winner) ? 'older' : 'higher_price';
}

function nextBreakOf(ranked: PriceCandidate[], quantity: number, { unitPrice }: PriceCandidate): PriceTrace['nextBreak'] {
  const steps = ranked.map(({ minQuantity }) => minQuantity).filter((step) => step > quantity).toSorted((a, b) => a - b);
  const prices = steps.map((minQuantity) => ({ minQuantity, unitPrice: winnerOf(ranked, minQuantity)?.unitPrice ?? unitPrice }));
  return prices.find((step) => compare(step.unitPrice, unitPrice) < 0);
}

const levelOf = ({ level }: PriceCandidate) => priceLevels.indexOf(level);
const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const startOf = ({ validFrom }: PriceCandidate) => validFrom ?? '';
