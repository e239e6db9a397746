import { describe, expect, it } from '@jest/globals';
import { businessDaysBetween, isAnswerLate } from './answer-clock.js';

describe('the clock of an answer', () => {
  it.each([
    ['2026-11-24', '2026-11-24', 0], ['2026-11-24', '2026-11-27', 3], ['2026-11-27', '2026-11-30', 1], ['2026-11-28', '2026-11-29', 0], ['2026-11-20', '2026-12-01', 7],
  ])('counts from %s to %s: %i', (from, to, days) => {
    expect(businessDaysBetween(from, to)).toBe(days);
  });

  it.each([
    ['2026-11-26', false], ['2026-11-27', false], ['2026-11-28', false], ['2026-11-30', true],
  ])('of what was sent on a Tuesday says on %s that it is late: %s', (today, late) => {
    // 23:30 on Tuesday 24 November in Shanghai
    expect(isAnswerLate(new Date('2026-11-24T15:30:00Z'), { today, timeZone: 'Asia/Shanghai' })).toBe(late);
  });

  it('begins on the day in the supplier’s zone', () => {
    // already Wednesday there
    expect(isAnswerLate(new Date('2026-11-24T16:30:00Z'), { today: '2026-11-30', timeZone: 'Asia/Shanghai' })).toBe(false);
  });
});
