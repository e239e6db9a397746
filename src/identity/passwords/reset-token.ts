import { createHmac, timingSafeEqual } from 'node:crypto';

export type Reset = { id: string; kind: 'reset' | 'invitation' | 'renewal'; userId: string; passwordHash: string; expiresAt: Date };

/**
 * What the link of a reset carries. Nothing of it is stored: it follows from the house's secret, the row and the password
 * it replaces, so that it is void the moment there is another password.
 */
export function resetToken(secret: string, { id, kind, userId, passwordHash, expiresAt }: Reset): string {
  const proof = createHmac('sha256', secret).update(['password-reset', id, kind, userId, passwordHash, expiresAt.getTime()].join('\n')).digest('base64url');
  return `${id}.${proof}`;
}

/** The address of the page where the reset's user chooses a password. */
export function resetLink({ publicUrl, sessionSecret }: { publicUrl: string; sessionSecret: string }, reset: Reset): string {
  return `${publicUrl}/password/reset/${resetToken(sessionSecret, reset)}`;
}

/** The id of the row a token speaks of; the token is proven only by `isTokenOf`. */
export function resetIdOf(token: string): string | undefined {
  return /^(\d{1,19})\.[\w-]{43}$/.exec(token)?.[1];
}

export function isTokenOf(reset: Reset, token: string, secret: string): boolean {
  const expected = Buffer.from(resetToken(secret, reset));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
