import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const [ivBytes, tagBytes] = [12, 16];

// a key of its own for each use, all from the house's secret
const keyOf = (houseSecret: string, use: string) => Buffer.from(hkdfSync('sha256', houseSecret, '', `second-factor ${use}`, 32));

/** A user's secret, unreadable without the house's; moved to another user's row it opens nothing. */
export function seal(houseSecret: string, userId: string, secret: Buffer): string {
  const iv = randomBytes(ivBytes);
  const box = createCipheriv(cipher, keyOf(houseSecret, 'secret'), iv).setAAD(Buffer.from(userId));
  const sealed = Buffer.concat([box.update(secret), box.final()]);
  return Buffer.concat([iv, box.getAuthTag(), sealed]).toString('base64url');
}

/** What was sealed; undefined when the house has another secret by now. */
export function unseal(houseSecret: string, userId: string, sealed: string): Buffer | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  const box = createDecipheriv(cipher, keyOf(houseSecret, 'secret'), bytes.subarray(0, ivBytes)).setAAD(Buffer.from(userId));
  box.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return Buffer.concat([box.update(bytes.subarray(ivBytes + tagBytes)), box.final()]);
  } catch {
    return undefined;
  }
}

/**
 * The secret offered while someone sets up an app. It follows from their session, so it is the same in two tabs and after a
 * typing mistake, and nothing of it is kept before it has proved to work.
 */
export function offeredSecret(houseSecret: string, userId: string, sessionId: string): Buffer {
  return createHmac('sha256', keyOf(houseSecret, 'offer')).update(`${userId}\n${sessionId}`).digest().subarray(0, 20);
}

/** How a recovery code is kept. */
export function recoveryHash(houseSecret: string, userId: string, code: string): string {
  return createHmac('sha256', keyOf(houseSecret, 'recovery')).update(`${userId}\n${code}`).digest('hex');
}
