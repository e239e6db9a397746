import { describe, expect, it } from '@jest/globals';
import { csv } from './csv.js';

describe('CSV for Excel', () => {
  it.each([
    ['plain', 'plain'],
    ['say "no", twice', '"say ""no"", twice"'],
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1-2', "'+1-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tcmd', "'\tcmd"],
    ['-12.50', '-12.50'],
    [-3, '-3'],
  ])('writes %j as %j', (value, written) => {
    expect(csv([[value]]).toString()).toBe(`\uFEFF${written}\r\n`);
  });
});
