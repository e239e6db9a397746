import type { EntityManager } from 'typeorm';
import { affected } from '../../platform/database/database.js';

/** Logs a person out on every device. A request on its way may still write its session back: the time of the end voids that too. */
export async function endSessions(tx: EntityManager, userId: string, at: Date): Promise<number> {
  await affected(tx, 'UPDATE users SET signed_out_at = ? WHERE id = ?', [at, userId]);
  return affected(tx, 'DELETE FROM sessions WHERE user_id = ?', [userId]);
}
