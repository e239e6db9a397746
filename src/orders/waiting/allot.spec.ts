import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocationRules } from '../../catalog/supplies/allocation-rules.js';
import { allot, shareOut } from './allot.js';

const line = (id: string, pieces: number, { partner = id, tier = 1, share = 0 } = {}) => ({ id, partner, pieces, tier, share });

describe('what is free of a scarce product', () => {
  it('goes to who came first', () => {
    expect([...allot(50, [line('a', 30), line('b', 30), line('c', 5)], 'first_come', 1)]).toEqual([['a', 30], ['b', 20]]);
  });

  it('goes to the better tier, and within it to who came first', () => {
    expect([...allot(50, [line('a', 30, { tier: 2 }), line('b', 30), line('c', 10)], 'by_tier', 1)]).toEqual([['b', 30], ['c', 10], ['a', 10]]);
  });

  it('is shared by what was invoiced, what one does not need among the others, and the rest by who came first', () => {
    expect(Object.fromEntries(allot(100, [line('a', 80, { share: 1 }), line('b', 80, { share: 3 }), line('new', 10)], 'by_share', 1))).toEqual({ a: 25, b: 75 });
    expect(Object.fromEntries(allot(100, [line('a', 10, { share: 1 }), line('b', 30, { share: 3 }), line('new', 90)], 'by_share', 1))).toEqual({ a: 10, b: 30, new: 60 });
  });

  it('is given in whole packs, or all that is left of a line', () => {
    expect([...allot(20, [line('a', 24), line('b', 8)], 'first_come', 12)]).toEqual([['a', 12], ['b', 8]]);
  });

  const lines = fc.array(fc.record({ partner: fc.constantFrom('p', 'q', 'r'), pieces: fc.integer({ min: 1, max: 300 }), tier: fc.nat(3) }), { maxLength: 12 })
    .chain((rows) => fc.record({ p: fc.nat(500), q: fc.nat(500), r: fc.nat(500) }).map((shares) => rows.map((row, index) => ({ ...row, id: `${index}`, share: shares[row.partner as 'p'] }))));

  it('is never more than is free or asked for, in whole packs, all of it while anyone waits, and always the same', () => {
    fc.assert(fc.property(fc.nat(1000), lines, fc.constantFrom(...allocationRules), fc.integer({ min: 1, max: 30 }), (free, waiting, rule, pack) => {
      const given = allot(free, waiting, rule, pack);
      const total = [...given.values()].reduce((sum, pieces) => sum + pieces, 0);
      expect(total).toBeLessThanOrEqual(free);
      for (const { id, pieces } of waiting) {
        const part = given.get(id) ?? 0;
        expect(part === pieces || (part < pieces && part % pack === 0)).toBe(true);
      }
      if (pack === 1) expect(total).toBe(Math.min(free, waiting.reduce((sum, { pieces }) => sum + pieces, 0)));
      expect(allot(free, waiting, rule, pack)).toEqual(given);
    }));
  });

  it('by share is exact to the unit', () => {
    fc.assert(fc.property(fc.nat(1000), fc.array(fc.record({ weight: fc.integer({ min: 1, max: 1000 }), most: fc.nat(300) }), { minLength: 1, maxLength: 8 }), (units, takers) => {
      const parts = shareOut(units, takers);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(Math.min(units, takers.reduce((sum, { most }) => sum + most, 0)));
      parts.forEach((part, index) => expect(part).toBeLessThanOrEqual(takers[index]?.most ?? 0));
    }));
  });
});
