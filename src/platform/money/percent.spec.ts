import { describe, expect, it } from '@jest/globals';
import { fractionOf, percentOf } from './percent.js';

describe('a rate', () => {
  it.each([['13', '0.1300'], ['9.5', '0.0950'], ['0', '0.0000'], ['100', '1.0000'], ['7.25', '0.0725']])('of %s %% is the fraction %s', (percent, fraction) => {
    expect(fractionOf(percent)).toBe(fraction);
    expect(percentOf(fraction)).toBe(percent);
  });
});
