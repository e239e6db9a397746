import { randomBytes } from 'node:crypto';

const count = 10;
const length = 10;
// Crockford's: no letter that looks like a digit
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten codes of 50 bits, as they are written down: `4f7kq-9zt2m`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => {
    const letters = [...randomBytes(length)].map((byte) => alphabet[byte & 31]).join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
}

/** A code as it is kept, out of what was typed: blanks, dashes and capitals do not matter, nor an o for a 0. */
export function plainCode(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
}

/** The six digits of an app, which people type with a gap; undefined for anything else. */
export function appCode(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
