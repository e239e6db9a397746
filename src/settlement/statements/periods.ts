import { addDays, isDay } from '../../platform/clock/days.js';

/** A month written YYYY-MM, with its first and last day. */
export type Period = { period: string; from: string; to: string };

export function periodOf(period: string): Period | undefined {
  const from = `${period}-01`;
  return isDay(from) ? { period, from, to: addDays(`${monthAfter(period)}-01`, -1) } : undefined;
}

export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export function monthAfter(period: string): string {
  return monthOf(addDays(`${period}-01`, 31));
}

export function monthBefore(period: string): string {
  return monthOf(addDays(`${period}-01`, -1));
}
