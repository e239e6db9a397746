import type { Amount } from '../../platform/money/money.js';
import { pageHref } from '../../platform/views/page-href.js';

// 50 lines, each with its buttons, are some 30 KB
const pageSize = 50;

type Lines<M> = { opening: Amount; movements: M[] };

/** One page of a statement's lines, told apart by how many come before it: its sums are of the whole, its balances lead from page to page. */
export function turnedLines<M extends { balance: Amount }, S extends Lines<M>>(statement: S & Lines<M>, address: string, after: string | undefined) {
  const { movements, opening } = statement;
  const start = pageStart(Math.min(Number(after ?? 0), Math.max(0, movements.length - 1)));
  const shown = movements.slice(start, start + pageSize);
  const end = start + shown.length;
  return {
    ...statement, movements: shown, count: movements.length, isWhole: shown.length === movements.length, start: start + 1, end, isFirst: start === 0, isLast: end === movements.length,
    brought: movements[start - 1]?.balance ?? opening, carried: shown.at(-1)?.balance ?? opening,
    previous: start > 0 ? pageHref(address, { after: start - pageSize || '' }) : undefined, next: end < movements.length ? pageHref(address, { after: end }) : undefined,
  };
}

/** The page of a statement on which the line at a position stands; position 0 is the opening balance. */
export function lineHref(statement: string, position: number): string {
  return pageHref(statement, { after: pageStart(Math.max(0, position - 1)) || '' });
}

const pageStart = (lines: number) => Math.floor(lines / pageSize) * pageSize;
