import { describe, expect, it } from '@jest/globals';
import { Invalid } from '../../platform/http/errors.js';
import { matchesOf } from './matches-of.js';

describe('matchesOf', () => {
  it('takes amounts as people write them and leaves blanks and zeros out', () => {
    expect(matchesOf({ 'INV-1': '1,234.5', 'INV-2': '', 'INV-3': ' 0.00 ', 'INV-4': '7' })).toEqual([{ invoice: 'INV-1', amount: '1234.50' }, { invoice: 'INV-4', amount: '7.00' }]);
  });

  it.each(['-5', '1.234', 'ten', '1e3', '１２'])('points to the invoice beside which %s was written', (amount) => {
    try {
      matchesOf({ 'INV-1': '5.00', 'INV-2': amount });
      throw new Error('was taken');
    } catch (error) {
      expect((error as Invalid).fields).toEqual([{ field: 'matches.INV-2', key: 'settlement.errors.not_an_amount' }]);
    }
  });
});
