import { describe, expect, it } from '@jest/globals';
import { isTokenOf, type Reset, resetIdOf, resetToken } from './reset-token.js';

const reset: Reset = { id: '7', kind: 'reset', userId: '3', passwordHash: '$argon2id$old', expiresAt: new Date('2026-11-24T08:30:00Z') };

describe('a reset token', () => {
  it('is proven by its row alone', () => {
    const token = resetToken('secret', reset);
    expect(resetIdOf(token)).toBe('7');
    expect(isTokenOf(reset, token, 'secret')).toBe(true);
  });

  it.each([
    ['another row', { id: '8' }], ['another user', { userId: '4' }], ['another kind', { kind: 'invitation' as const }],
    ['a password set since', { passwordHash: '$argon2id$new' }], ['another end', { expiresAt: new Date('2026-11-25T08:30:00Z') }],
  ])('is nothing to %s', (_, change) => {
    expect(isTokenOf({ ...reset, ...change }, resetToken('secret', reset), 'secret')).toBe(false);
  });

  it('is nothing under another secret, cut short or without a proof', () => {
    const token = resetToken('secret', reset);
    expect(isTokenOf(reset, token, 'other')).toBe(false);
    expect(isTokenOf(reset, token.slice(0, -1), 'secret')).toBe(false);
    expect(['7', '7.', '.abc', '7.abc', '', `x.${'a'.repeat(43)}`].map(resetIdOf)).toEqual(Array(6).fill(undefined));
  });
});
