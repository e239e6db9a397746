import { describe, expect, it } from '@jest/globals';
import { largeRaise } from './large-raise.js';

const bound = '100000';

describe('what one person may not set', () => {
  it.each([
    ['up to the bound', { creditLimit: '100000' }, { creditLimit: '5' }, undefined],
    ['above it', { creditLimit: '100001' }, { creditLimit: '5' }, 'large_limit'],
    ['to none', { creditLimit: null }, { creditLimit: '200000' }, 'large_limit'],
    ['of a new account', { creditLimit: '100001' }, {}, 'large_limit'],
    ['down, still above it', { creditLimit: '150000' }, { creditLimit: '200000' }, undefined],
    ['down from none', { creditLimit: '150000' }, { creditLimit: null }, undefined],
    ['a temporary one above it', { creditLimit: '5', temporaryLimit: '100001' }, { creditLimit: '5', temporaryLimit: '0' }, 'large_temporary'],
    ['a temporary one kept', { creditLimit: '5', temporaryLimit: '100001' }, { creditLimit: '5', temporaryLimit: '100001.00' }, undefined],
  ] as const)('%s', (_, after, before, refused) => {
    expect(largeRaise(after, before, bound)).toBe(refused);
  });
});
