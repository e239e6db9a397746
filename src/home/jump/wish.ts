import { monthOf, periodOf } from '../../settlement/statements/periods.js';

/** What was typed, as it is looked for: one width, no blanks around it. */
export function wishOf(q: string | undefined): string {
  return (q ?? '').normalize('NFKC').trim();
}

/** One letter or digit begins half of the house; one Chinese sign is a word. */
export const isEnough = (wish: string) => wish.length > 1 || /\p{Script=Han}/u.test(wish);

/** The month that was meant by 2026-09, 2026.9, 202609 or 2026年9月, unless it is still to come. */
export function monthMeant(wish: string, today: string): string | undefined {
  const [, year, one, two] = /^(20\d\d)(?:\s*[-/.年]\s*(\d{1,2})|(\d\d))\s*月?$/.exec(wish) ?? [];
  const period = periodOf(`${year ?? ''}-${(one ?? two ?? '').padStart(2, '0')}`)?.period;
  return period !== undefined && period <= monthOf(today) ? period : undefined;
}
