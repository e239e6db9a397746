import { describe, expect, it } from '@jest/globals';
import { monthsUntil } from './months.js';
import { monthAfter, monthBefore, periodOf } from './periods.js';

describe('monthsUntil', () => {
  it('carries the balance over months in which nothing moved', () => {
    const months = monthsUntil('2026-02', [{ period: '2025-11', debit: '100.00', credit: '0.00' }, { period: '2026-01', debit: '20.00', credit: '70.50' }]);
    expect(months).toEqual([
      { period: '2026-02', debit: '0.00', credit: '0.00', opening: '49.50', closing: '49.50' },
      { period: '2026-01', debit: '20.00', credit: '70.50', opening: '100.00', closing: '49.50' },
      { period: '2025-12', debit: '0.00', credit: '0.00', opening: '100.00', closing: '100.00' },
      { period: '2025-11', debit: '100.00', credit: '0.00', opening: '0.00', closing: '100.00' },
    ]);
  });

  it('shows the present month to a partner without movements', () => {
    expect(monthsUntil('2026-11', [])).toHaveLength(1);
  });
});

describe('periods', () => {
  it.each([['2026-02', '2026-02-28'], ['2028-02', '2028-02-29'], ['2026-12', '2026-12-31']])('ends %s on %s', (period, to) => {
    expect(periodOf(period)).toEqual({ period, from: `${period}-01`, to });
  });

  it.each(['2026-13', '2026-1', 'x', '', '2026-11-01'])('knows no month %s', (text) => {
    expect(periodOf(text)).toBeUndefined();
  });

  it('steps over the year', () => {
    expect(monthAfter('2026-12')).toBe('2027-01');
    expect(monthBefore('2026-01')).toBe('2025-12');
  });
});
