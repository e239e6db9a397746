import { addDays } from '../../platform/clock/days.js';

/** On which days something is done again: ISO weekdays (1 Monday to 7 Sunday), or a day of the month. */
export type Rhythm = { weekdays: number[] } | { monthDay: number };

const longest = 31;

/** Whether a day (YYYY-MM-DD) is one of them; a month without the 31st has its last day instead. */
export function isDayOf(rhythm: Rhythm, day: string): boolean {
  if ('weekdays' in rhythm) return rhythm.weekdays.includes(new Date(day).getUTCDay() || 7);
  const isLastOfMonth = addDays(day, 1).endsWith('-01');
  const monthDay = Number(day.slice(8));
  return monthDay === rhythm.monthDay || (isLastOfMonth && monthDay < rhythm.monthDay);
}

/** The first such day on or after `from`. */
export function nextDay(rhythm: Rhythm, from: string): string {
  return found(rhythm, from, 1);
}

/** The latest such day on or before `until`: of several that were missed, the one that counts. */
export function latestDay(rhythm: Rhythm, until: string): string {
  return found(rhythm, until, -1);
}

function found(rhythm: Rhythm, from: string, step: 1 | -1): string {
  for (let away = 0; away <= longest; away++) {
    const day = addDays(from, step * away);
    if (isDayOf(rhythm, day)) return day;
  }
  throw new Error('a rhythm without days');
}

type Kept = { rhythm: string; weekdays: string; monthDay: number | null };

/** A rhythm as it is kept in a row. */
export function rhythmIn({ rhythm, weekdays, monthDay }: Kept): Rhythm {
  return rhythm === 'weekly' ? { weekdays: weekdays.split(',').map(Number) } : { monthDay: monthDay ?? 1 };
}
