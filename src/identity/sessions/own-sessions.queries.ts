import type { Reader } from '../../platform/database/database.js';
import { type Device, deviceOf } from './devices.js';

export type OwnSession = Device & { id: string; address: string; since: Date; seenAt: Date };

type Row = { id: string; content: string; seenAt: Date };
const shown = 50;

/** A person's open sessions, the last used first. */
export async function sessionsOf(reader: Reader, userId: string, now: Date): Promise<OwnSession[]> {
  const rows = (await reader.query(
    `SELECT id, content, seen_at AS seenAt FROM sessions WHERE user_id = ? AND expires_at > ? ORDER BY seen_at DESC, id LIMIT ${shown}`, [userId, now])) as Row[];
  return rows.map(({ id, content, seenAt }) => {
    const { agent = '', address = '', startedAt } = JSON.parse(content) as { agent?: string; address?: string; startedAt?: number };
    return { id, ...deviceOf(agent), address: address.replace(/^::ffff:/, ''), since: new Date(startedAt ?? seenAt), seenAt };
  });
}
