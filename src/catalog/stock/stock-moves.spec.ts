import { describe, expect, it } from '@jest/globals';
import { allocate } from './stock-moves.js';

const free = (...available: number[]) => available.map((pieces, i) => ({ productId: '1', warehouseId: String(i + 1), available: pieces }));

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
});
