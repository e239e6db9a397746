import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../platform/clock/days.js';
import { compare, minus, sum } from '../../platform/money/money.js';
import { paidOf, promiseOutcome } from './promise-outcome.js';

const today = '2026-11-24';
const text = (value: number) => (value / 100).toFixed(2);
const invoices = fc.array(fc.tuple(fc.integer({ min: 1, max: 900_000 }), fc.integer({ min: 0, max: 100 })).map(([then, percent]) => ({ openThen: text(then), openNow: text(Math.floor((then * percent) / 100)), credited: '0.00' })), { minLength: 1, maxLength: 6 });
const amounts = fc.integer({ min: 1, max: 5_000_000 }).map(text);
const days = fc.integer({ min: -40, max: 40 }).map((count) => addDays(today, count));

describe('the outcome of a promise', () => {
  it('is kept exactly when the amount, or all there is, was matched', () => {
    fc.assert(fc.property(invoices, amounts, amounts, days, (given, amount, coming, dueOn) => {
      const isPaid = compare(paidOf(given), amount) >= 0 || compare(sum(given.map(({ openNow }) => openNow)), 0) === 0;
      expect(promiseOutcome({ amount, dueOn, invoices: given }, coming, today) === 'kept').toBe(isPaid);
    }));
  });

  it('is never broken on its day or before, nor while cash that would keep it waits to be matched', () => {
    fc.assert(fc.property(invoices, amounts, days, (given, amount, dueOn) => {
      if (dueOn >= today) expect(promiseOutcome({ amount, dueOn, invoices: given }, '0.00', today)).not.toBe('broken');
      const missing = minus(amount, paidOf(given));
      expect(promiseOutcome({ amount, dueOn, invoices: given }, missing, today)).not.toBe('broken');
    }));
  });

  it('is neither kept nor broken by credit notes and write-offs: with nothing left to pay it is withdrawn', () => {
    fc.assert(fc.property(invoices, amounts, days, (given, amount, dueOn) => {
      const credited = given.map(({ openThen, openNow }) => ({ openThen, openNow, credited: minus(openThen, openNow) }));
      const isGone = given.every(({ openNow }) => compare(openNow, 0) === 0);
      expect(paidOf(credited)).toBe('0.00');
      expect(promiseOutcome({ amount, dueOn, invoices: credited }, '0.00', today)).toBe(isGone ? 'withdrawn' : dueOn < today ? 'broken' : 'open');
    }));
  });

  it('only gets better with money', () => {
    const rank = { broken: 0, withdrawn: 0, open: 1, kept: 2 };
    fc.assert(fc.property(invoices, amounts, days, (given, amount, dueOn) => {
      const before = promiseOutcome({ amount, dueOn, invoices: given }, '0.00', today);
      const paidMore = given.map((invoice) => ({ ...invoice, openNow: '0.00' }));
      expect(rank[promiseOutcome({ amount, dueOn, invoices: paidMore }, '0.00', today)]).toBeGreaterThanOrEqual(rank[before]);
    }));
  });
});
