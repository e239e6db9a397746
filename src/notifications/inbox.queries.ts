import type { Database } from '../platform/database/database.js';
import { type Cursor, keysetTurn, turnedPage } from '../platform/http/keyset.js';

export const inboxSize = 20;

/** Whose inbox: a person's as a member of one partner, or as staff (`partnerId` null). */
export type Inbox = { userId: string; partnerId: string | null };
export type InboxRow = { id: string; kind: string; facts: string; createdAt: Date; readAt: Date | null };

export async function inboxPage(database: Database, { userId, partnerId }: Inbox, cursor: Cursor) {
  const { where, value, order } = keysetTurn('id', cursor);
  const rows = await database.query<InboxRow>(`
    SELECT id, kind, facts, created_at AS createdAt, read_at AS readAt FROM notifications
    WHERE user_id = ? AND partner_id <=> ? AND ${where} ORDER BY ${order} LIMIT ${inboxSize + 1}`, [userId, partnerId, value]);
  return turnedPage(rows, cursor, inboxSize);
}

/** The page a notification leads to; undefined when it is nobody's of this inbox. */
export async function linkOf(database: Database, { userId, partnerId }: Inbox, id: string): Promise<string | undefined> {
  const [row] = await database.query<{ link: string }>('SELECT link FROM notifications WHERE id = ? AND user_id = ? AND partner_id <=> ?', [id, userId, partnerId]);
  return row?.link;
}
