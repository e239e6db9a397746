import { describe, expect, it } from '@jest/globals';
import type { OpenLine } from '../open-lines.js';
import { takeReserved } from './take-reserved.js';

const line = { id: '7', productId: '1', sku: 'A', quantity: 10, shipped: 0, cancelled: 0, waiting: 0, open: 10, unitPrice: '1', discount: '0', taxRate: '0' } satisfies OpenLine;
const reserved = (warehouseId: string, quantity: number, orderLineId = '7') => ({ orderLineId, productId: '1', warehouseId, quantity });
const packed = (quantity: number) => [{ line, quantity, batches: [{ batch: '', quantity, serials: [] }] }];

describe('takeReserved', () => {
  it('empties one warehouse before it goes to the next', () => {
    expect(takeReserved(packed(7), [reserved('1', 4), reserved('2', 6)])).toEqual([reserved('1', 4), reserved('2', 3)]);
  });

  it('never takes what is reserved for another line', () => {
    expect(() => takeReserved(packed(5), [reserved('1', 4), reserved('1', 6, '8')])).toThrow('orders.stock_moved');
  });
});
