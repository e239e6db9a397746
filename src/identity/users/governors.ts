import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/http/actor.js';
import type { Place } from './place.js';
import { UserError } from './user-error.js';

const governing = ({ partnerId }: Place) => (partnerId === null ? 'admin' : 'owner');

/**
 * Those who can govern a place today: its administrators or owners who are not blocked and have a password to log in with.
 * Locked until the transaction ends, so that two of them cannot put each other out at once.
 */
export async function lockGovernors(tx: EntityManager, place: Place): Promise<Set<string>> {
  const rows = await tx.query<{ userId: string }[]>(`
    SELECT m.user_id AS userId FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.partner_id <=> ? AND m.role = ? AND u.status = 'active' AND u.password_hash <> '' ORDER BY m.id FOR UPDATE`, [place.partnerId, governing(place)]);
  return new Set(rows.map(({ userId }) => userId));
}

/** Whether roles may be taken from a person. Throws `own_role`, `last_admin`, `last_owner`. */
export function checkLoss({ key }: Actor, userId: string, place: Place, lost: string[], governors: Set<string>): void {
  if (lost.length === 0) return;
  if (place.partnerId === null && key === `user:${userId}`) throw new UserError('own_role');
  if (!lost.includes(governing(place))) return;
  if (governors.size === 1 && governors.has(userId)) throw new UserError(place.partnerId === null ? 'last_admin' : 'last_owner');
}
