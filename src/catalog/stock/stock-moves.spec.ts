import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from './stock-moves.js';

const free = (...available: number[]) => available.map((pieces, i) => ({ productId: '1', warehouseId: String(i + 1), available: pieces, position: 100 }));

describe('allocate', () => {
  it('takes everything from the first warehouse that has it all', () => {
    expect(allocate(free(3, 10, 20), 8)).toEqual([{ warehouseId: '2', quantity: 8 }]);
  });

  it('spreads over warehouses when none has it all', () => {
    expect(allocate(free(3, 0, 6), 8)).toEqual([{ warehouseId: '1', quantity: 3 }, { warehouseId: '3', quantity: 5 }]);
  });

  it('takes nothing when all together have too little', () => {
    expect(allocate(free(3, 4), 8)).toEqual([]);
    expect(allocate([], 1)).toEqual([]);
  });

  it('takes from the warehouse whose turn is first, in whatever order they were locked', () => {
    const [first, second] = free(50, 50);
    expect(allocate([{ ...first!, position: 20 }, { ...second!, position: 10 }], 8)).toEqual([{ warehouseId: '2', quantity: 8 }]);
    expect(allocate([{ ...first!, position: 20 }, { ...second!, position: 10 }], 60)).toEqual([{ warehouseId: '2', quantity: 50 }, { warehouseId: '1', quantity: 10 }]);
  });

  it('takes exactly what is asked for, never more than is free, or nothing', () => {
    const anyStock = fc.array(fc.record({ available: fc.integer({ min: -50, max: 200 }), position: fc.integer({ min: 0, max: 3 }) }), { maxLength: 6 })
      .map((rows) => rows.map((row, i) => ({ ...row, productId: '1', warehouseId: String(i + 1) })));
    fc.assert(fc.property(anyStock, fc.integer({ min: 1, max: 500 }), (stock, quantity) => {
      const parts = allocate(stock, quantity);
      const there = stock.reduce((sum, { available }) => sum + Math.max(0, available), 0);
      expect(parts.reduce((sum, part) => sum + part.quantity, 0)).toBe(there >= quantity ? quantity : 0);
      for (const part of parts) expect(part.quantity).toBeLessThanOrEqual(stock.find(({ warehouseId }) => warehouseId === part.warehouseId)?.available ?? 0);
    }));
  });
});
