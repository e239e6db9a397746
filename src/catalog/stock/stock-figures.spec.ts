import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stockFigures } from './stock-figures.js';

describe('stock over all warehouses', () => {
  it('does not cover what is missing in one warehouse with what is free in another', () => {
    expect(stockFigures([{ onHand: 10, reserved: 4 }, { onHand: 3, reserved: 8 }])).toEqual({ onHand: 13, reserved: 12, available: 6, missing: 5 });
  });

  it('is nothing where there is no warehouse', () => {
    expect(stockFigures([])).toEqual({ onHand: 0, reserved: 0, available: 0, missing: 0 });
  });

  it('always adds up: what is on hand and what is missing is what is reserved and what is free', () => {
    const count = fc.record({ onHand: fc.nat(2_000_000_000), reserved: fc.nat(2_000_000_000) });
    fc.assert(fc.property(fc.array(count, { maxLength: 8 }), (counts) => {
      const { onHand, reserved, available, missing } = stockFigures(counts);
      expect(onHand + missing).toBe(reserved + available);
      expect(Math.min(available, missing)).toBeGreaterThanOrEqual(0);
    }));
  });
});
