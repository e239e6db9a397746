import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../platform/clock/days.js';
import { lettersDue, type Reminded, type Step } from './letters-due.js';

const today = '2026-11-24';
const steps: Step[] = [3, 15, 30].map((daysOverdue, index) => ({ level: index + 1, daysOverdue, minAmount: '0.00', isActive: true }));
const invoice = (late: number, more: Partial<Reminded> = {}): Reminded => ({ id: String(late), dueOn: addDays(today, -late), openAmount: '100.00', isPaused: false, level: null, ...more });
const levelsOf = (invoices: Reminded[], rules = steps) => lettersDue(invoices, rules, today).map(({ level, invoices: found }) => [level, found.length]);

describe('the letters of a day', () => {
  it.each([
    ['nothing two days late', [invoice(2)], []],
    ['a reminder on the third day', [invoice(3)], [[1, 1]]],
    ['one letter a step', [invoice(4), invoice(5), invoice(40)], [[1, 2], [3, 1]]],
    ['no letter of a step twice', [invoice(14, { level: 1 }), invoice(15, { level: 1 })], [[2, 1]]],
    ['nothing while promised or disputed', [invoice(40, { isPaused: true })], []],
  ])('are %s', (_, invoices, expected) => {
    expect(levelsOf(invoices)).toEqual(expected);
  });

  it('wait until the sum is worth a letter, and skip steps that are off', () => {
    const rules = steps.map((step) => ({ ...step, minAmount: '150.00', isActive: step.level !== 2 }));
    expect(levelsOf([invoice(20)], rules)).toEqual([]);
    expect(levelsOf([invoice(20), invoice(6)], rules)).toEqual([[1, 2]]);
  });

  it('bring no invoice twice to a step and never lead back, whenever they run', () => {
    const late = fc.array(fc.tuple(fc.integer({ min: -10, max: 60 }), fc.boolean()), { maxLength: 8 });
    fc.assert(fc.property(late, fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 6 }), (given, waits) => {
      let known = given.map(([days, isPaused], index) => invoice(days, { id: String(index), isPaused }));
      let day = today;
      const seen = new Map<string, number>();
      for (const wait of waits) {
        day = addDays(day, wait);
        for (const { level, invoices } of lettersDue(known, steps, day)) {
          for (const { id, isPaused } of invoices) {
            expect(isPaused).toBe(false);
            expect(level).toBeGreaterThan(seen.get(id) ?? 0);
            seen.set(id, level);
          }
        }
        known = known.map((one) => ({ ...one, level: seen.get(one.id) ?? null }));
        expect(lettersDue(known, steps, day)).toEqual([]);
      }
    }));
  });
});
