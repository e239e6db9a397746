import type { Amount } from '../../platform/money/money.js';
import { pageHref } from '../../platform/views/page-href.js';

// 50 lines, each with its buttons, are some 30 KB
export const pageSize = 50;

type Lines<M> = { opening: Amount; movements: M[] };

/** One page of a statement's lines, told apart by how many come before it: its sums are of the whole, its balances lead from page to page. */
export function turnedLines<M extends { balance: Amount }, S extends Lines<M>>(statement: S & Lines<M>, address: string, after: string | undefined) {
  const { movements, opening } = statement;
  const start = pageStart(Math.min(Number(after ?? 0), Math.max(0, movements.length - 1)));
  return turned({ ...statement, movements: movements.slice(start, start + pageSize), count: movements.length, start, brought: movements[start - 1]?.balance ?? opening }, address);
}

/** A page of lines that were read alone: where it stands among all of them, and the pages beside it. */
export function turned<S extends { movements: { balance: Amount }[]; count: number; start: number; brought: Amount }>(part: S, address: string) {
  const { movements, count, start, brought } = part;
  const end = start + movements.length;
  return {
    ...part, isWhole: movements.length === count, start: start + 1, end, isFirst: start === 0, isLast: end === count, carried: movements.at(-1)?.balance ?? brought,
    previous: start > 0 ? pageHref(address, { after: start - pageSize || '' }) : undefined, next: end < count ? pageHref(address, { after: end }) : undefined,
  };
}

/** The page of a statement on which the line at a position stands; position 0 is the opening balance. */
export function lineHref(statement: string, position: number): string {
  return pageHref(statement, { after: pageStart(Math.max(0, position - 1)) || '' });
}

export const pageStart = (lines: number) => Math.floor(lines / pageSize) * pageSize;
