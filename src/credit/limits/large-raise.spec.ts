import { describe, expect, it } from '@jest/globals';
import { largeRaise } from './large-raise.js';

const bound = '100000';

describe('raising limits alone', () => {
  it.each([
    ['up to the bound', { creditLimit: '100000' }, { creditLimit: '5' }, false, undefined],
    ['above it', { creditLimit: '100001' }, { creditLimit: '5' }, false, 'large_limit'],
    ['above it, by who may', { creditLimit: '100001' }, { creditLimit: '5' }, true, undefined],
    ['to none', { creditLimit: null }, { creditLimit: '200000' }, false, 'large_limit'],
    ['of a new account', { creditLimit: '100001' }, {}, false, 'large_limit'],
    ['down, still above it', { creditLimit: '150000' }, { creditLimit: '200000' }, false, undefined],
    ['down from none', { creditLimit: '150000' }, { creditLimit: null }, false, undefined],
    ['a temporary one above it, even by who may', { creditLimit: '5', temporaryLimit: '100001' }, { creditLimit: '5', temporaryLimit: '0' }, true, 'large_temporary'],
    ['a temporary one kept', { creditLimit: '5', temporaryLimit: '100001' }, { creditLimit: '5', temporaryLimit: '100001.00' }, false, undefined],
  ] as const)('%s', (_, after, before, mayLarge, refused) => {
    expect(largeRaise(after, before, { mayLarge, bound })).toBe(refused);
  });
});
