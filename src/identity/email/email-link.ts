import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { affected, type Reader } from '../../platform/database/database.js';
import type { Language } from '../../platform/i18n/i18n.js';

export type OpenChange = {
  id: string; userId: string; oldEmail: string; newEmail: string; expiresAt: Date; passwordHash: string; login: string; name: string; language: Language;
};

const changes = `
  SELECT c.id, c.user_id AS userId, c.old_email AS oldEmail, c.new_email AS newEmail, c.expires_at AS expiresAt, u.password_hash AS passwordHash, u.login, u.name, u.language
  FROM email_changes c JOIN users u ON u.id = c.user_id`;

/** A change of address that is neither confirmed nor over, of an active user who still has the old one. */
export async function openChange(reader: Reader, id: string, now: Date): Promise<OpenChange | undefined> {
  const [change] = (await reader.query(`${changes} WHERE c.id = ? AND c.used_at IS NULL AND c.expires_at > ? AND u.status = 'active' AND u.email = c.old_email`, [id, now])) as OpenChange[];
  return change;
}

/** What was mailed before confirms nothing any more: another address is wanted, or the user is blocked. */
export async function voidChanges(tx: EntityManager, userId: string, at: Date): Promise<void> {
  await affected(tx, 'UPDATE email_changes SET used_at = ? WHERE user_id = ? AND used_at IS NULL', [at, userId]);
}

/** A change of address, whatever became of it. */
export async function changeById(reader: Reader, id: string): Promise<OpenChange | undefined> {
  const [change] = (await reader.query(`${changes} WHERE c.id = ?`, [id])) as OpenChange[];
  return change;
}

/** What the link carries. As with a password's (reset-token.ts) nothing of it is stored, and another password makes it void. */
export function emailToken(secret: string, { id, userId, oldEmail, newEmail, passwordHash, expiresAt }: OpenChange): string {
  const proof = createHmac('sha256', secret).update(['email-change', id, userId, oldEmail, newEmail, passwordHash, expiresAt.getTime()].join('\n')).digest('base64url');
  return `${id}.${proof}`;
}

export function emailLink({ publicUrl, sessionSecret }: { publicUrl: string; sessionSecret: string }, change: OpenChange): string {
  return `${publicUrl}/email/${emailToken(sessionSecret, change)}`;
}

/** The change a token proves to know; undefined for any other token. */
export async function changeOfToken(reader: Reader, token: string, secret: string, now: Date): Promise<OpenChange | undefined> {
  const id = /^(\d{1,19})\.[\w-]{43}$/.exec(token)?.[1];
  const change = id === undefined ? undefined : await openChange(reader, id, now);
  if (!change) return undefined;
  const [expected, given] = [Buffer.from(emailToken(secret, change)), Buffer.from(token)];
  return expected.length === given.length && timingSafeEqual(expected, given) ? change : undefined;
}
