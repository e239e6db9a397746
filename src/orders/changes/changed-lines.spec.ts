import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lineAmounts, orderTotals } from '../placing/order-amounts.js';
import { changedLines, cutTooFar, isChanged, type StandingLine, stillStands, totalsAfter } from './changed-lines.js';

const line = (sku: string, quantity: number, shipped = 0, cancelled = 0): StandingLine => {
  const priced = { unitPrice: '3.3333', discount: '0.0500', taxRate: '0.1300' };
  return { ...priced, ...lineAmounts({ ...priced, quantity }, 'CNY'), id: sku, lineNo: 1, productId: sku, sku, nameZh: sku, nameEn: sku, unit: '只', quantity, shipped, cancelled, promisedOn: null, priceTrace: '' };
};

describe('a change of an order', () => {
  it('leaves alone what is not wished for', () => {
    const lines = changedLines([line('A', 5), line('B', 2)], [{ sku: 'b', quantity: 3, promisedOn: '2026-12-01' }], 'CNY');
    expect(lines.map(({ sku, after, promisedAfter }) => [sku, after, promisedAfter])).toEqual([['A', 5, null], ['B', 3, '2026-12-01']]);
    expect(lines.map(isChanged)).toEqual([false, true]);
  });

  it('never cuts what was shipped or cancelled', () => {
    const standing = [line('A', 5, 2, 1)];
    const cut = (quantity: number) => cutTooFar(standing, changedLines(standing, [{ sku: 'A', quantity, promisedOn: null }], 'CNY'));
    expect(cut(3)).toEqual([]);
    expect(cut(2)).toEqual([{ field: 'lines.A.quantity', key: 'orders.errors.change_cuts_shipped', values: { sku: 'A', least: 3 } }]);
  });

  it('does not stand any more once a line has moved', () => {
    const lines = changedLines([line('A', 5)], [{ sku: 'A', quantity: 4, promisedOn: null }], 'CNY');
    expect(stillStands([line('A', 5, 2)], lines)).toBe(true);
    expect(stillStands([line('A', 6)], lines)).toBe(false);
    expect(stillStands([line('A', 5), line('B', 1)], lines)).toBe(false);
  });

  it('makes an order the sum of its lines, whatever the quantities', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 })), { minLength: 1, maxLength: 6 }), (quantities) => {
      const standing = quantities.map(([quantity], index) => line(`L${index}`, quantity));
      const after = changedLines(standing, quantities.map(([, quantity], index) => ({ sku: `L${index}`, quantity, promisedOn: null })), 'CNY');
      expect(totalsAfter(after)).toEqual(orderTotals(quantities.map(([, quantity], index) => line(`L${index}`, quantity))));
    }));
  });
});
