import { describe, expect, it } from '@jest/globals';
import { changeOf, firstQuantity, type ProductFacts } from './product-facts.js';

const facts: ProductFacts = {
  nameZh: '筒灯', nameEn: 'Downlight', specZh: '', specEn: '', categoryId: '1', barcode: null, unit: '只', packSize: 12, minQuantity: 12, taxRate: '0.1300', retailPrice: null, status: 'active',
};

describe('the facts of a product', () => {
  it('tell only what differs', () => {
    expect(changeOf(facts, { ...facts })).toBeUndefined();
    expect(changeOf(facts, { ...facts, barcode: '96385074', packSize: 6 })).toEqual({ before: { barcode: null, packSize: 12 }, after: { barcode: '96385074', packSize: 6 } });
  });

  it.each([[12, 12, 12], [12, 1, 12], [12, 13, 24], [1, 5, 5], [10, 0, 10]])('packs of %i with a minimum of %i start at %i', (packSize, minQuantity, first) => {
    expect(firstQuantity({ packSize, minQuantity })).toBe(first);
  });
});
