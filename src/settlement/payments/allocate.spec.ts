import { describe, expect, it } from '@jest/globals';
import { assert, array, bigInt, property } from 'fast-check';
import { compare, sum } from '../../platform/money/money.js';
import { allocate, paymentStateOf } from './allocate.js';

const amounts = bigInt({ min: 0n, max: 10n ** 12n }).map((cents) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`);
const invoices = array(amounts.map((openAmount) => ({ openAmount })), { maxLength: 12 });

describe('allocate', () => {
  it('spends every cent once: allocations and the rest make the amount', () => {
    assert(property(amounts, invoices, (amount, open) => {
      const { allocations, rest } = allocate(amount, open);
      expect(sum([rest, ...allocations.map((part) => part.amount)])).toBe(amount);
      expect(compare(rest, 0)).toBeGreaterThanOrEqual(0);
    }));
  });

  it('gives an invoice something and never more than is open of it', () => {
    assert(property(amounts, invoices, (amount, open) => {
      for (const { invoice, amount: part } of allocate(amount, open).allocations) {
        expect(compare(part, 0)).toBe(1);
        expect(compare(part, invoice.openAmount)).toBeLessThanOrEqual(0);
      }
    }));
  });

  it('settles in the order given and keeps a rest only when all are settled', () => {
    assert(property(amounts, invoices, (amount, open) => {
      const { allocations, rest } = allocate(amount, open);
      const owed = open.filter(({ openAmount }) => compare(openAmount, 0) > 0);
      expect(allocations.map(({ invoice }) => invoice)).toEqual(owed.slice(0, allocations.length));
      for (const { invoice, amount: part } of allocations.slice(0, -1)) expect(part).toBe(invoice.openAmount);
      if (compare(rest, 0) > 0) expect(sum(allocations.map((part) => part.amount))).toBe(sum(owed.map(({ openAmount }) => openAmount)));
    }));
  });
});

describe('paymentStateOf', () => {
  it.each([
    ['100.00', '100.00', 'invoiced'], ['100.00', '0.01', 'partly_paid'], ['100.00', '0.00', 'paid'], ['0.00', '0.00', 'paid'],
  ])('of %s invoiced and %s open is told', (invoiced, open, state) => {
    expect(paymentStateOf({ invoiced, open })).toBe(state);
  });
});
