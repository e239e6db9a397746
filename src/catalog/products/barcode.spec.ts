import { describe, expect, it } from '@jest/globals';
import { checkDigit, rightCheckDigit } from './barcode.js';

describe('a barcode', () => {
  it.each([['4006381333931', '1'], ['036000291452', '2'], ['96385074', '4'], ['6901234567892', '2']])('%s ends with its check digit', (barcode, digit) => {
    expect(checkDigit(barcode.slice(0, -1))).toBe(digit);
    expect(rightCheckDigit(barcode)).toBeUndefined();
  });

  it.each([['4006381333932', '1'], ['036000291450', '2'], ['96385070', '4']])('%s should end with %s', (barcode, digit) => {
    expect(rightCheckDigit(barcode)).toBe(digit);
  });

  it.each(['', '12345', 'LS-4006381333931', '14006381333931', '40063813339A2'])('%j is none of these and may end as it likes', (barcode) => {
    expect(rightCheckDigit(barcode)).toBeUndefined();
  });
});
