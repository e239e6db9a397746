import { describe, expect, it } from '@jest/globals';
import { resolveLimit } from './resolve-limit.js';

describe('a limit that is not the partner\'s own', () => {
  it.each([
    ['is the parent\'s', { limit: '500.00', from: 'own' as const }, '900.00', { limit: '500.00', from: 'parent' }],
    ['is unlimited when the parent is', { limit: null, from: 'tier' as const }, '900.00', { limit: null, from: 'parent' }],
    ['is the tier\'s when the parent has none', { limit: '0.00', from: 'none' as const }, '900.00', { limit: '900.00', from: 'tier' }],
    ['is the tier\'s without a parent', undefined, '900.00', { limit: '900.00', from: 'tier' }],
    ['is 0 when nobody has one', undefined, null, { limit: '0.00', from: 'none' }],
  ])('%s', (_, parent, tier, expected) => {
    expect(resolveLimit(parent, tier)).toEqual(expected);
  });
});
