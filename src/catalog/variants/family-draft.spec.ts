import { describe, expect, it } from '@jest/globals';
import { type Member, type Variant, variantFaults } from './family-draft.js';

const members = new Map<string, Member>([
  ['A', { id: '1', sku: 'A', familyId: null, familyCode: null }], ['B', { id: '2', sku: 'B', familyId: null, familyCode: null }], ['C', { id: '3', sku: 'C', familyId: '7', familyCode: 'OTHER' }],
]);
const blank: Variant = { sku: '', rowZh: '', rowEn: '', column: '' };
const variant = (sku: string, rowZh: string, column: string): Variant => ({ sku, rowZh, rowEn: '', column });
const faults = (...variants: Variant[]) => variantFaults(variants, members).map(({ field, key }) => `${field} ${key.split('.').at(-1)}`);

describe('the variants of a family', () => {
  it('may leave rows blank, not all of them', () => {
    expect(faults(variant('a', '暖', '5W'), blank, variant('B', '暖', '7W'))).toEqual([]);
    expect(faults(blank, blank)).toEqual(['variants.0.sku no_variants']);
  });

  it.each([
    ['a product that is not there', [variant('X', '暖', '5W')], 'variants.0.sku unknown_sku'],
    ['a product named twice', [variant('A', '暖', '5W'), blank, variant('a', '暖', '7W')], 'variants.2.sku variant_repeated'],
    ['a product of another family', [variant('A', '暖', '5W'), variant('C', '暖', '7W')], 'variants.1.sku in_other_family'],
    ['a cell named twice', [variant('A', '暖', '5W'), variant('B', '暖', '5w')], 'variants.1.column cell_taken'],
    ['a row without a product', [variant('A', '暖', '5W'), variant('', '冷', '7W')], 'variants.1.sku unknown_sku'],
  ])('point at the row of %s', (_, variants, fault) => {
    expect(faults(...variants)).toEqual([fault]);
  });

  it('may stay in the family that is being changed', () => {
    expect(variantFaults([variant('C', '暖', '5W')], members, '7')).toEqual([]);
  });
});
