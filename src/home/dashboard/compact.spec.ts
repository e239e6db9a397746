import { describe, expect, it } from '@jest/globals';
import { chartUnit, compactText } from './compact.js';

describe('compact sums', () => {
  it.each([
    ['8432600.00', 'CNY', 'zh-CN', '843.26 万元'],
    ['8432600.00', 'USD', 'zh-CN', '843.26 万 USD'],
    ['9999.50', 'CNY', 'zh-CN', '9,999.50 元'],
    ['8432600.00', 'CNY', 'en', '¥8.43M'],
    ['999.50', 'USD', 'en', 'US$999.50'],
    ['0.00', 'CNY', 'en', '¥0.00'],
  ] as const)('of %s %s read in %s as %s', (amount, currency, language, text) => {
    expect(compactText(amount, currency, language)).toBe(text);
  });

  it('are measured in the unit their largest calls for', () => {
    const { label, measure } = chartUnit(8_432_600, 'CNY', 'zh-CN');
    expect([label, measure('8432600.00')]).toEqual(['万元', 843]);
    const small = chartUnit(420_000, 'CNY', 'zh-CN');
    expect(small.measure('420000.00')).toBe(42);
  });
});
