import type { Reader } from '../../platform/database/database.js';
import { type UserRow, userColumns } from './users.queries.js';

export type UserPage = UserRow & { language: string; sessions: string; secondFactorSince: Date | null };

/** A user with the number of devices they are logged in on; undefined when the login is nobody's. */
export async function userPage(reader: Reader, login: string, now: Date): Promise<UserPage | undefined> {
  const [user] = (await reader.query(`
    SELECT ${userColumns}, u.language, (
      SELECT COUNT(*) FROM sessions s WHERE s.user_id = u.id AND s.expires_at > ? AND s.created_at > COALESCE(u.signed_out_at, '2000-01-01')) AS sessions, f.created_at AS secondFactorSince
    FROM users u LEFT JOIN second_factors f ON f.user_id = u.id WHERE u.login = ?`, [now, login])) as UserPage[];
  return user;
}

/** Partners a person can be put to work for, by code. */
export async function workplaceChoices(reader: Reader): Promise<{ code: string; nameZh: string; nameEn: string }[]> {
  return (await reader.query("SELECT code, name_zh AS nameZh, name_en AS nameEn FROM partners WHERE status = 'active' ORDER BY code LIMIT 500")) as { code: string; nameZh: string; nameEn: string }[];
}
