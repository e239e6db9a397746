import { addDays, daysBetween } from '../../platform/clock/days.js';

export const periods = ['today', 'week', 'month', 'quarter'] as const;
export type Period = (typeof periods)[number];

const lengths: Record<Period, number> = { today: 12, week: 12, month: 12, quarter: 5 };
const startOf: Record<Period, (day: string) => string> = {
  today: (day) => day,
  week: (day) => addDays(day, -((new Date(day).getUTCDay() + 6) % 7)),
  month: (day) => `${day.slice(0, 7)}-01`,
  quarter: (day) => `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`,
};

/** First days of the last periods (a dozen; five quarters), oldest first, the running one last. */
export function periodStarts(period: Period, today: string): string[] {
  const starts = [startOf[period](today)];
  while (starts.length < lengths[period]) starts.unshift(startOf[period](addDays(starts[0] as string, -1)));
  return starts;
}

/** The first day behind the same stretch of the period before: two weeks into this month, two weeks into the last. */
export function samePointBefore(period: Period, today: string): string {
  const [before, current] = periodStarts(period, today).slice(-2) as [string, string];
  const point = addDays(before, daysBetween(current, today) + 1);
  return point < current ? point : current;
}
