import { describe, expect, it } from '@jest/globals';
import { lineAmount, minorUnits, sum, taxOf } from './money.js';

describe('money', () => {
  it.each([
    ['14.0000', '0', 12, '168.00'],
    ['0.3350', '0', 1, '0.34'],
    ['9.9900', '0.1500', 7, '59.44'],
    ['1.0050', '0', 1, '1.01'],
  ])('rounds a line of %s × (1 − %s) × %i half up, once', (price, discount, quantity, amount) => {
    expect(lineAmount(price, discount, quantity, 'CNY')).toBe(amount);
  });

  it('rounds to whole yen and still writes two decimals', () => {
    expect(lineAmount('10.5000', '0', 1, 'JPY')).toBe('11.00');
    expect(minorUnits('JPY')).toBe(0);
  });

  it('puts tax on top of the amount', () => {
    expect(taxOf('100.05', '0.13', 'CNY')).toBe('13.01');
  });

  it('adds without floating point loss', () => {
    expect(sum(['0.10', '0.20', '12345678901234567.89'])).toBe('12345678901234568.19');
  });
});
