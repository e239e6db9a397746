import type { AllocationRule } from '../../catalog/supplies/allocation-rules.js';
import type { Supply } from '../../catalog/supplies/promise.js';
import { allot, type Waiting } from './allot.js';

/** What a line gets of the next supply, and the day on which it has all it waits for; null when what is expected does not reach it. */
export type Outlook = { day: string | null; next: { day: string; pieces: number } | null };

type Scarce = { rule: AllocationRule; packSize: number };

/** Shares out each supply in turn as it would be if it came on its day and nothing else changed; `left` is free already but too little for a pack. */
export function forecast(left: number, supplies: Supply[], lines: Waiting[], { rule, packSize }: Scarce): Map<string, Outlook> {
  const outlooks = new Map(lines.map(({ id }): [string, Outlook] => [id, { day: null, next: null }]));
  let [free, open] = [left, lines];
  for (const [day, pieces] of byDay(supplies)) {
    free += pieces;
    const given = allot(free, open, rule, packSize);
    for (const line of open) tell(outlooks.get(line.id), line, { day, pieces: given.get(line.id) ?? 0 });
    free -= [...given.values()].reduce((sum, part) => sum + part, 0);
    open = open.flatMap((line) => (given.get(line.id) === line.pieces ? [] : [{ ...line, pieces: line.pieces - (given.get(line.id) ?? 0) }]));
  }
  return outlooks;
}

function tell(outlook: Outlook | undefined, { pieces }: Waiting, part: { day: string; pieces: number }): void {
  if (!outlook) return;
  outlook.next ??= part;
  if (part.pieces === pieces) outlook.day = part.day;
}

function byDay(supplies: Supply[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const { day, pieces } of supplies) days.set(day, (days.get(day) ?? 0) + pieces);
  return days;
}

/** What part of a supply each dealer has a claim to by share; 0 for whom nothing was invoiced. */
export function sharesOf(lines: Waiting[]): Map<string, number> {
  const dealers = new Map(lines.map(({ partner, share }) => [partner, share]));
  const all = [...dealers.values()].reduce((sum, share) => sum + share, 0);
  return new Map([...dealers].map(([partner, share]) => [partner, all === 0 ? 0 : share / all]));
}
