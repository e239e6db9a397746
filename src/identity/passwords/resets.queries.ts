import type { Reader } from '../../platform/database/database.js';
import type { Language } from '../../platform/i18n/i18n.js';
import type { Reset } from './reset-token.js';

export type OpenReset = Reset & { login: string; email: string; name: string; language: Language };

/** A reset of an active user that is neither used nor over. */
export async function openReset(reader: Reader, id: string, now: Date): Promise<OpenReset | undefined> {
  const [reset] = (await reader.query(`
    SELECT r.id, r.kind, r.user_id AS userId, r.expires_at AS expiresAt, u.password_hash AS passwordHash, u.login, u.email, u.name, u.language
    FROM password_resets r JOIN users u ON u.id = r.user_id
    WHERE r.id = ? AND r.used_at IS NULL AND r.expires_at > ? AND u.status = 'active'`, [id, now])) as OpenReset[];
  return reset;
}

/** Active users who go by this login or e-mail address and can be written to. */
export async function usersToRemind(reader: Reader, loginOrEmail: string): Promise<{ id: string; name: string }[]> {
  return (await reader.query(`
    SELECT id, name FROM users WHERE status = 'active' AND email <> '' AND login = ?
    UNION SELECT id, name FROM users WHERE status = 'active' AND email = ? AND email <> '' LIMIT 3`, [loginOrEmail, loginOrEmail])) as { id: string; name: string }[];
}

/** How many links others had mailed to the user; what strangers ask for in the user's name does not count. */
export async function linksSentSince(reader: Reader, userId: string, since: Date): Promise<number> {
  const [row] = (await reader.query("SELECT COUNT(*) AS count FROM password_resets WHERE user_id = ? AND created_at > ? AND kind <> 'reset'", [userId, since])) as { count: string }[];
  return Number(row?.count ?? 0);
}

export async function resetsSince(reader: Reader, userId: string, since: Date): Promise<number> {
  const [row] = (await reader.query('SELECT COUNT(*) AS count FROM password_resets WHERE user_id = ? AND created_at > ?', [userId, since])) as { count: string }[];
  return Number(row?.count ?? 0);
}
