import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { appCode, newRecoveryCodes, plainCode } from './recovery-codes.js';
import { recoveryHash, seal, unseal } from './secret-box.js';
import { base32, codeAt, stepAt, stepOfCode } from './totp.js';

// RFC 6238, appendix B: SHA-1, of eight digits the last six
const secret = Buffer.from('12345678901234567890');
const vectors = [[59, '287082'], [1111111109, '081804'], [1111111111, '050471'], [1234567890, '005924'], [2000000000, '279037'], [20000000000, '353130']] as const;

describe('a code', () => {
  it.each(vectors)('at second %s is %s', (second, code) => {
    expect(codeAt(secret, stepAt(new Date(second * 1000)))).toBe(code);
  });

  it('is good from 30 seconds before its half minute to 30 seconds after it', () => {
    const [step, code] = [50_000_000, codeAt(secret, 50_000_000)];
    const at = (milliseconds: number) => stepOfCode(secret, code, new Date(step * 30_000 + milliseconds));
    expect([at(-30_001), at(-30_000), at(0), at(29_999), at(59_999), at(60_000)]).toEqual([undefined, step, step, step, step, undefined]);
  });

  it('is worth nothing once it, or a later one, was used', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 2 ** 31 }), fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), (now, given, used) => {
      const found = stepOfCode(secret, codeAt(secret, now + given), new Date(now * 30_000), now + used);
      if (found !== undefined) expect(found).toBeGreaterThan(now + used);
      if (Math.abs(given) <= 1 && given > used) expect(found).toBeDefined();
    }));
  });

  it.each([['123 456', '123456'], [' 123456 ', '123456'], ['12345', undefined], ['1234567', undefined], ['abcdef', undefined], ['', undefined]])('typed as %p is %p', (typed, code) => {
    expect(appCode(typed)).toBe(code);
  });
});

describe('a secret', () => {
  it('is spelled as RFC 4648 has it', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  });

  it('is read only with the house’s secret and for its own user', () => {
    const sealed = seal('house', '5', secret);
    expect(sealed).not.toContain(secret.toString('base64url'));
    expect(unseal('house', '5', sealed)).toEqual(secret);
    expect([unseal('other', '5', sealed), unseal('house', '6', sealed), unseal('house', '5', `x${sealed.slice(1)}`)]).toEqual([undefined, undefined, undefined]);
  });
});

describe('recovery codes', () => {
  it('are ten, all different, and known again however they are typed', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
      expect(plainCode(` ${code.toUpperCase().replace('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')}`)).toBe(code.replace('-', ''));
      expect(recoveryHash('house', '5', code)).not.toBe(recoveryHash('house', '6', code));
    }
  });
});
