import { describe, expect, it } from '@jest/globals';
import { standingOf } from './invoice-views.js';

describe('an invoice stands', () => {
  it.each([
    ['2026-11-24', '100.00', 'open', 0], ['2026-11-24', '40.00', 'partly_paid', 0], ['2026-11-23', '100.00', 'overdue', 1], ['2026-10-25', '0.01', 'overdue', 30], ['2026-01-01', '0.00', 'paid', 0],
  ])('due %s with %s open as %s, %i days late', (dueOn, openAmount, state, late) => {
    expect(standingOf({ dueOn, total: '100.00', openAmount }, '2026-11-24')).toEqual({ state, late });
  });
});
