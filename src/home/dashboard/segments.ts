import { sum } from '../../platform/money/money.js';

/** Days on which sums are cut, ascending; segment n lies behind the n-th of them. */
export type Cuts = readonly string[];
export type Segment = { segment: number; count: number; amount: string };

export function cutsOf(...days: string[][]): Cuts {
  return [...new Set(days.flat())].toSorted();
}

/** Count and sum from one cut on up to another (not included); without it, up to now. */
export function between(segments: readonly Segment[], cuts: Cuts, from: string, to?: string): { count: number; amount: string } {
  const first = cuts.indexOf(from) + 1;
  const last = to === undefined ? cuts.length : cuts.indexOf(to);
  const inside = segments.filter(({ segment }) => segment >= first && segment <= last);
  return { count: inside.reduce((total, { count }) => total + count, 0), amount: sum(inside.map(({ amount }) => amount)) };
}

/** The sums of neighbouring stretches, each from its start to the next one's. */
export function series(segments: readonly Segment[], cuts: Cuts, starts: readonly string[]): string[] {
  return starts.map((start, index) => between(segments, cuts, start, starts[index + 1]).amount);
}
