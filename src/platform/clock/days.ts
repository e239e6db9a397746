import { perName } from '../i18n/per-name.js';

const millisecondsOfDay = 86_400_000;

/** The calendar day (YYYY-MM-DD) of an instant in an IANA zone. */
export function dayIn(timeZone: string, instant: Date): string {
  return dayFormat(timeZone).format(instant);
}

const dayFormat = perName((timeZone) => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }));

/** The instant at which a day begins in an IANA zone; where clocks skip midnight, the first that exists. */
export function startOfDay(timeZone: string, day: string): Date {
  const midnight = Date.parse(day);
  // the zone's offset is asked twice, because it may change on that very day
  const guess = midnight - offsetAt(timeZone, midnight);
  const instant = new Date(midnight - offsetAt(timeZone, guess));
  return dayIn(timeZone, instant) === day ? instant : new Date(guess);
}

// how far the zone's clocks are ahead of UTC at an instant
function offsetAt(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(instant);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '00';
  return Date.parse(`${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}Z`) - Math.trunc(instant / 1000) * 1000;
}

/** The day `count` days after `day`; both YYYY-MM-DD. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * millisecondsOfDay).toISOString().slice(0, 10);
}

/** Whole days from one day to a later one; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / millisecondsOfDay);
}

/** True for a real calendar day written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
