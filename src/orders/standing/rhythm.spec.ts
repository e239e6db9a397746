import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../platform/clock/days.js';
import { isDayOf, latestDay, nextDay, type Rhythm } from './rhythm.js';

describe('a rhythm', () => {
  it.each<[string, Rhythm, string, string]>([
    ['Mondays and Thursdays', { weekdays: [1, 4] }, '2026-11-24', '2026-11-26'],
    ['the day itself', { weekdays: [2] }, '2026-11-24', '2026-11-24'],
    ['Sundays', { weekdays: [7] }, '2026-11-24', '2026-11-29'],
    ['the 5th', { monthDay: 5 }, '2026-11-24', '2026-12-05'],
    ['the 31st in a short month', { monthDay: 31 }, '2026-11-24', '2026-11-30'],
    ['the 30th in February', { monthDay: 30 }, '2027-02-01', '2027-02-28'],
    ['the 29th in a leap year', { monthDay: 29 }, '2028-02-01', '2028-02-29'],
  ])('%s', (_, rhythm, from, day) => {
    expect(nextDay(rhythm, from)).toBe(day);
  });

  const rhythms = fc.oneof(
    fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((weekdays): Rhythm => ({ weekdays })), fc.integer({ min: 1, max: 31 }).map((monthDay): Rhythm => ({ monthDay })));
  const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2024-01-01', count));

  it('leaves out no day between the latest and the next', () => {
    fc.assert(fc.property(rhythms, days, (rhythm, day) => {
      const [before, after] = [latestDay(rhythm, addDays(day, -1)), nextDay(rhythm, day)];
      expect(before < day && day <= after && isDayOf(rhythm, before) && isDayOf(rhythm, after)).toBe(true);
      for (let between = addDays(before, 1); between < after; between = addDays(between, 1)) expect(isDayOf(rhythm, between)).toBe(false);
    }));
  });

  it('comes once a month where it is a day of the month', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 31 }), days, (monthDay, day) => {
      const next = nextDay({ monthDay }, `${day.slice(0, 7)}-01`);
      expect([next.slice(0, 7), nextDay({ monthDay }, addDays(next, 1)).slice(0, 7) > next.slice(0, 7)]).toEqual([day.slice(0, 7), true]);
    }));
  });
});
