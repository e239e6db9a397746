import type { AllocationRule } from '../../catalog/supplies/allocation-rules.js';

/** A line that waits, in the order in which it came; `tier` is its dealer's rank (the smallest first), `share` what was invoiced to the dealer last quarter. */
export type Waiting = { id: string; partner: string; pieces: number; tier: number; share: number };

/** The lines in the order in which they are served. By share nobody is before another; what cannot be shared goes by who came first. */
function inTurn<Line extends Waiting>(lines: Line[], rule: AllocationRule): Line[] {
  return rule === 'by_tier' ? lines.toSorted((a, b) => a.tier - b.tier) : lines;
}

/**
 * Shares out what is free among the lines that wait: pieces by line, whole packs or all a line waits for.
 * Never more than is free or was asked for; the same input gives the same output.
 */
export function allot(free: number, lines: Waiting[], rule: AllocationRule, packSize: number): Map<string, number> {
  const given = new Map<string, number>();
  const left = rule === 'by_share' ? free - byShare(free, lines, packSize, given) : free;
  serve(left, inTurn(lines, rule), packSize, given);
  return new Map([...given].filter(([, pieces]) => pieces > 0));
}

// one after the other; returns how many pieces went out
function serve(free: number, lines: Waiting[], packSize: number, given: Map<string, number>): number {
  let left = Math.max(0, free);
  for (const { id, pieces } of lines) {
    const before = given.get(id) ?? 0;
    const open = pieces - before;
    const part = open <= left ? open : Math.floor(left / packSize) * packSize;
    given.set(id, before + part);
    left -= part;
  }
  return Math.max(0, free) - left;
}

function byShare(free: number, lines: Waiting[], packSize: number, given: Map<string, number>): number {
  const dealers = [...Map.groupBy(lines.filter(({ share }) => share > 0), ({ partner }) => partner).values()];
  const packs = shareOut(Math.floor(Math.max(0, free) / packSize), dealers.map((own) => ({ weight: own[0]?.share ?? 0, most: Math.ceil(piecesOf(own) / packSize) })));
  return dealers.reduce((total, own, index) => total + serve(Math.min((packs[index] ?? 0) * packSize, piecesOf(own)), own, packSize, given), 0);
}

const piecesOf = (lines: Waiting[]) => lines.reduce((total, { pieces }) => total + pieces, 0);

/** Shares units by weight with the largest remainder, nobody above `most`; what someone does not need is shared among the others. */
export function shareOut(units: number, takers: { weight: number; most: number }[]): number[] {
  const parts = takers.map(() => 0);
  for (let left = units; left > 0;) {
    const open = takers.map((taker, index) => ({ ...taker, index, room: taker.most - (parts[index] ?? 0) })).filter(({ room }) => room > 0);
    const weight = open.reduce((total, taker) => total + taker.weight, 0);
    if (weight === 0) break;
    const fair = open.map((taker) => ({ ...taker, exact: (left * taker.weight) / weight }));
    const full = fair.filter(({ exact, room }) => exact >= room);
    const shared = full.length > 0 ? full.map(({ index, room }) => ({ index, part: room })) : largestRemainder(left, fair);
    for (const { index, part } of shared) parts[index] = (parts[index] ?? 0) + part;
    left -= shared.reduce((total, { part }) => total + part, 0);
  }
  return parts;
}

function largestRemainder(units: number, fair: { index: number; exact: number }[]): { index: number; part: number }[] {
  const over = units - fair.reduce((total, { exact }) => total + Math.floor(exact), 0);
  const lucky = new Set(fair.toSorted((a, b) => (b.exact % 1) - (a.exact % 1) || a.index - b.index).slice(0, over).map(({ index }) => index));
  return fair.map(({ index, exact }) => ({ index, part: Math.floor(exact) + (lucky.has(index) ? 1 : 0) }));
}
