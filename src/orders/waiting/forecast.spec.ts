import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocationRules } from '../../catalog/supplies/allocation-rules.js';
import { dayOf } from '../../catalog/supplies/promise.js';
import { forecast, sharesOf } from './forecast.js';

const line = (id: string, pieces: number, share = 0, partner = id) => ({ id, partner, pieces, tier: 1, share });
const supply = (day: number, pieces: number) => ({ day: `2099-01-${String(day).padStart(2, '0')}`, pieces });

describe('what a line may expect', () => {
  it('by share is its part of the next supply, and the day on which it has all', () => {
    const outlooks = forecast(0, [supply(5, 40), supply(9, 60), supply(20, 15)], [line('a', 30, 3), line('b', 60, 1), line('new', 10)], { rule: 'by_share', packSize: 1 });
    expect(Object.fromEntries(outlooks)).toEqual({
      a: { day: supply(5, 0).day, next: { day: supply(5, 0).day, pieces: 30 } }, b: { day: supply(9, 0).day, next: { day: supply(5, 0).day, pieces: 10 } },
      new: { day: supply(9, 0).day, next: { day: supply(5, 0).day, pieces: 0 } },
    });
  });

  it('is nothing where nothing is expected', () => {
    expect([...forecast(3, [], [line('a', 30)], { rule: 'first_come', packSize: 4 }).values()]).toEqual([{ day: null, next: null }]);
  });

  it('names what part of a supply is a dealer\'s, whatever the number of its lines', () => {
    expect([...sharesOf([line('1', 5, 30, 'p'), line('2', 5, 10, 'q'), line('3', 5, 30, 'p'), line('4', 5, 0, 'r')])]).toEqual([['p', 0.75], ['q', 0.25], ['r', 0]]);
  });

  const supplies = fc.array(fc.record({ day: fc.integer({ min: 1, max: 28 }), pieces: fc.integer({ min: 1, max: 200 }) }), { maxLength: 6 })
    .map((some) => some.toSorted((a, b) => a.day - b.day).map(({ day, pieces }) => supply(day, pieces)));
  const lines = fc.array(fc.record({ partner: fc.constantFrom('p', 'q', 'r'), pieces: fc.integer({ min: 1, max: 200 }) }), { minLength: 1, maxLength: 8 })
    .chain((rows) => fc.record({ p: fc.nat(50), q: fc.nat(50), r: fc.nat(50) }).map((shares) => rows.map(({ partner, pieces }, index) => line(`${index}`, pieces, shares[partner], partner))));

  it('is never more than comes, and each line gets its day as soon as enough has come for all', () => {
    fc.assert(fc.property(supplies, lines, fc.constantFrom(...allocationRules), fc.integer({ min: 1, max: 12 }), (coming, waiting, rule, packSize) => {
      const outlooks = [...forecast(0, coming, waiting, { rule, packSize }).values()];
      const first = coming.filter(({ day }) => day === coming[0]?.day).reduce((sum, { pieces }) => sum + pieces, 0);
      expect(outlooks.reduce((sum, { next }) => sum + (next?.pieces ?? 0), 0)).toBeLessThanOrEqual(first);
      const [all, total] = [waiting.reduce((sum, { pieces }) => sum + pieces, 0), coming.reduce((sum, { pieces }) => sum + pieces, 0)];
      if (total >= all) expect(outlooks.every(({ day }) => day !== null)).toBe(true);
      expect(waiting.filter((_, index) => outlooks[index]?.day !== null).reduce((sum, { pieces }) => sum + pieces, 0)).toBeLessThanOrEqual(total);
    }));
  });

  it('in a queue without packs is what comes until its place', () => {
    fc.assert(fc.property(supplies, lines, (coming, waiting) => {
      let ahead = 0;
      const days = waiting.map(({ pieces }) => dayOf(coming, ahead += pieces));
      expect([...forecast(0, coming, waiting, { rule: 'first_come', packSize: 1 }).values()].map(({ day }) => day)).toEqual(days);
    }));
  });
});
