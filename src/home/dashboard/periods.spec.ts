import { describe, expect, it } from '@jest/globals';
import { periodStarts, samePointBefore } from './periods.js';

describe('periods', () => {
  it.each([
    ['today', '2026-11-24', '2026-11-13'],
    ['week', '2026-11-23', '2026-09-07'],
    ['month', '2026-11-01', '2025-12-01'],
    ['quarter', '2026-10-01', '2025-10-01'],
  ] as const)('of %s begin on %s, the first shown on %s', (period, current, first) => {
    const starts = periodStarts(period, '2026-11-24');
    expect([starts.at(-1), starts[0]]).toEqual([current, first]);
  });

  it('begin a week on Monday, also on a Sunday', () => {
    expect(periodStarts('week', '2026-11-29').at(-1)).toBe('2026-11-23');
  });

  it('are compared at the same point of the one before', () => {
    expect(samePointBefore('month', '2026-11-24')).toBe('2026-10-25');
    expect(samePointBefore('today', '2026-11-24')).toBe('2026-11-24');
  });

  it('are compared with the whole one before when that was shorter', () => {
    expect(samePointBefore('month', '2026-03-31')).toBe('2026-03-01');
  });
});
