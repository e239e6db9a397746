import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sum } from '../../platform/money/money.js';
import { lineAmounts, orderTotals, shippedAmounts } from './order-amounts.js';

describe('order amounts', () => {
  it('taxes each line by itself', () => {
    const lines = [{ unitPrice: '0.3350', quantity: 1 }, { unitPrice: '0.3350', quantity: 1 }]
      .map((line) => lineAmounts({ ...line, discount: '0', taxRate: '0.13' }, 'CNY'));
    expect(orderTotals(lines)).toEqual({ subtotal: '0.68', tax: '0.08', total: '0.76' });
  });

  it('invoices parts that add up to the line, however it is split', () => {
    const price = fc.integer({ min: 0, max: 9_999_999 }).map((units) => (units / 10_000).toFixed(4));
    const discount = fc.integer({ min: 0, max: 10_000 }).map((units) => (units / 10_000).toFixed(4));
    fc.assert(fc.property(price, discount, fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 }), (unitPrice, rate, parts) => {
      const line = { unitPrice, discount: rate, taxRate: '0.13' };
      let shipped = 0;
      const invoiced = parts.map((quantity) => {
        const amounts = shippedAmounts({ ...line, shipped }, quantity, 'CNY');
        shipped += quantity;
        return amounts;
      });
      const whole = lineAmounts({ ...line, quantity: shipped }, 'CNY');
      expect(sum(invoiced.map(({ amount }) => amount))).toBe(whole.amount);
      expect(sum(invoiced.map(({ tax }) => tax))).toBe(whole.tax);
    }));
  });
});
