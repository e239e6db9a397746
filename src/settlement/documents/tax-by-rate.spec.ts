import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { sum } from '../../platform/money/money.js';
import { taxByRate } from './tax-by-rate.js';

describe('taxByRate', () => {
  it('sums each rate once, the highest first, however it is written', () => {
    const lines = [{ taxRate: '0.06', amount: '100.00', tax: '6.00' }, { taxRate: '0.1300', amount: '10.00', tax: '1.30' }, { taxRate: '0.0600', amount: '50.00', tax: '3.00' }];
    expect(taxByRate(lines)).toEqual([{ taxRate: '0.1300', amount: '10.00', tax: '1.30', total: '11.30' }, { taxRate: '0.0600', amount: '150.00', tax: '9.00', total: '159.00' }]);
  });

  it('loses nothing', () => {
    const cents = integer({ min: 0, max: 9_999_999 }).map((n) => (n / 100).toFixed(2));
    assert(property(array(record({ taxRate: constantFrom('0', '0.03', '0.0600', '0.13'), amount: cents, tax: cents })), (lines) => {
      const rates = taxByRate(lines);
      expect(sum(rates.map(({ total }) => total))).toBe(sum(lines.flatMap(({ amount, tax }) => [amount, tax])));
    }));
  });
});
