import { describe, expect, it } from '@jest/globals';
import { Invalid } from '../../platform/http/errors.js';
import { grantedLines } from './granted-lines.js';

const faultsOf = (text: string) => {
  try {
    grantedLines(text);
  } catch (error) {
    if (error instanceof Invalid) return error.fields.map(({ key }) => key.split('.').at(-1));
  }
  return [];
};

describe('pasted rebates', () => {
  it('are a code and an amount a line, however they are set apart', () => {
    expect(grantedLines('HZ-1\t1200.50\r\nSZ-2, 30\n\n WH-3，7.5 ')).toEqual([{ code: 'HZ-1', amount: '1200.50' }, { code: 'SZ-2', amount: '30' }, { code: 'WH-3', amount: '7.5' }]);
  });

  it('say each line that cannot be read, or names a partner again', () => {
    expect(faultsOf('HZ-1 10\nHZ-1 20\nSZ-2\nWH-3 0\nXX -5\nYY 1.234')).toEqual(['twice', 'line', 'line', 'line', 'line']);
    expect(faultsOf(' \n')).toEqual(['isNotEmpty']);
  });
});
