import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstQuantity, type Good, goodOf } from './goods.js';
import { checkLine, problemOf, stepDown, stepUp, totalsOf } from './line-check.js';

const candidate = (minQuantity: number, unitPrice: string) => ({
  level: 'base' as const, list: 'standard', listNameZh: '标准价', listNameEn: 'Standard', minQuantity, unitPrice, validFrom: null, validTo: null,
});

function tube({ candidates = [candidate(1, '17.9000'), candidate(100, '16.9000')], ...changes }: Partial<Good> = {}): Good {
  return goodOf({
    id: '1', sku: 'LS-T8-18', nameZh: 'T8 灯管', nameEn: 'T8 tube', specZh: '', specEn: '', categoryId: '1', barcode: null, unit: '支', packSize: 25, minQuantity: 25,
    taxRate: '0.1300', retailPrice: null, status: 'active', leadsFamily: 1, family: null, rowZh: null, rowEn: null, column: null, available: 1000, backOrder: 0, waiting: 0, supplies: [], rule: 'first_come', imageId: null, closed: false, ...changes,
  }, candidates);
}

describe('the check of an order line', () => {
  it.each([
    ['nothing wrong', {}, 50, undefined, undefined],
    ['less than the minimum', { minQuantity: 50 }, 25, 'below_minimum', [50]],
    ['not in packs', {}, 30, 'not_in_packs', [25, 50]],
    ['not in packs, below only under the minimum', { minQuantity: 50 }, 60, 'not_in_packs', [50, 75]],
    ['more than is there', { available: 60 }, 75, 'over_stock', [50]],
    ['nothing there', { available: 0 }, 25, 'out_of_stock', []],
    ['not in packs and the next pack is not there', { available: 40 }, 30, 'not_in_packs', [25]],
    ['less there than the minimum', { available: 20 }, 25, 'over_stock', []],
    ['no price', { candidates: [] }, 25, 'no_price', []],
    ['a price only for more', { candidates: [candidate(60, '15.0000')] }, 25, 'below_price', [75]],
    ['no longer sold', { status: 'discontinued' }, 25, 'not_orderable', []],
  ])('%s', (_, changes, quantity, code, fixes) => {
    const problem = problemOf(tube(changes), quantity);
    expect([problem?.code, problem?.fixes]).toEqual([code, fixes]);
  });

  it('offers only mends that have no problem themselves', () => {
    const product = fc.record({ packSize: fc.integer({ min: 1, max: 60 }), minQuantity: fc.integer({ min: 1, max: 200 }), available: fc.nat(500) });
    fc.assert(fc.property(product, fc.integer({ min: 1, max: 600 }), (changes, quantity) => {
      const good = tube(changes);
      for (const fix of problemOf(good, quantity)?.fixes ?? []) expect(problemOf(good, fix)).toBeUndefined();
    }));
  });

  it('keeps wrong lines out of the totals', () => {
    const lines = [checkLine(tube(), 100, 'CNY'), checkLine(tube(), 30, 'CNY')];
    expect(totalsOf(lines)).toEqual({ subtotal: '1690.00', tax: '219.70', total: '1909.70', pieces: 100, kinds: 2, wrong: 1 });
  });
});

describe('steps by whole packs', () => {
  it.each([[0, 50, 0], [25, 50, 0], [30, 50, 0], [50, 75, 0], [75, 100, 50], [80, 100, 75]])('from %i up to %i and down to %i', (from, up, down) => {
    const product = { packSize: 25, minQuantity: 50 };
    expect([stepUp(product, from), stepDown(product, from)]).toEqual([up, down]);
  });

  it('begins with whole packs that reach the minimum', () => {
    expect(firstQuantity({ packSize: 12, minQuantity: 20 })).toBe(24);
  });
});
