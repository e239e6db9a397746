import type { Database } from '../../platform/database/database.js';

/** What waits to be handed to its queue: how many, and since when the first. */
export async function outboxWaiting(database: Database): Promise<{ count: number; since: Date | null }> {
  const [row] = await database.query<{ count: string; since: Date | null }>(`
    SELECT (SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL) AS count,
      (SELECT created_at FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT 1) AS since`);
  return { count: Number(row?.count ?? 0), since: row?.since ?? null };
}
