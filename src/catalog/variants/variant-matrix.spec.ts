import { describe, expect, it } from '@jest/globals';
import { variantMatrix } from './variant-matrix.js';
import type { VariantRow } from './variants.queries.js';

const variant = (sku: string, rowZh: string, rowEn: string, column: string): VariantRow => ({ id: sku, sku, nameZh: sku, nameEn: sku, status: 'active', rowZh, rowEn, column, leads: 0, available: '0' });

describe('the matrix of a family', () => {
  const variants = [variant('C', '冷', 'cool', '12W'), variant('A', '暖', 'warm', '9W'), variant('B', '暖', 'warm', '12W')];

  it('orders its columns as numbers and leaves open what is not made', () => {
    const { columns, rows } = variantMatrix(variants, 'en');
    expect(columns).toEqual(['9W', '12W']);
    expect(rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell?.sku)])).toEqual([['cool', undefined, 'C'], ['warm', 'A', 'B']]);
  });

  it('names its rows in Chinese for a Chinese reader', () => {
    expect(variantMatrix(variants, 'zh-CN').rows.map(({ label }) => label)).toEqual(['冷', '暖']);
  });
});
