import { describe, expect, it } from '@jest/globals';
import { array, assert, integer, property, record } from 'fast-check';
import { addDays } from '../../platform/clock/days.js';
import { sum } from '../../platform/money/money.js';
import { ageBuckets, ageingOf, bucketOf } from './ageing.js';

const day = '2026-11-24';
const open = array(record({
  dueOn: integer({ min: -400, max: 400 }).map((days) => addDays(day, days)),
  openAmount: integer({ min: 0, max: 1e9 }).map((cents) => (cents / 100).toFixed(2)),
}), { maxLength: 30 });

describe('ageing', () => {
  it.each([
    [-10, 'current'], [0, 'current'], [1, 'd1_30'], [30, 'd1_30'], [31, 'd31_60'], [60, 'd31_60'], [61, 'd61_90'], [90, 'd61_90'], [91, 'd90_plus'], [4000, 'd90_plus'],
  ])('puts an invoice %i days past its due day into %s', (late, bucket) => {
    expect(bucketOf(addDays(day, -late), day)).toBe(bucket);
  });

  it('puts every open cent into one bucket', () => {
    assert(property(open, (invoices) => {
      expect(sum(Object.values(ageingOf(invoices, day)))).toBe(sum(invoices.map(({ openAmount }) => openAmount)));
    }));
  });

  it('never makes an invoice younger as days pass', () => {
    assert(property(integer({ min: -200, max: 200 }), integer({ min: 0, max: 200 }), (late, later) => {
      const dueOn = addDays(day, -late);
      expect(ageBuckets.indexOf(bucketOf(dueOn, addDays(day, later)))).toBeGreaterThanOrEqual(ageBuckets.indexOf(bucketOf(dueOn, day)));
    }));
  });
});
