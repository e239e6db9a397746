import type { EntityManager } from 'typeorm';
import { PartnerError } from '../partner-error.js';

/** Ids of a tier and a territory named by code, and of the staff named by login; null for none. Throws `unknown_tier`, `unknown_territory`, `unknown_manager`. */
export async function placeOf(tx: EntityManager, { tier, territory, manager }: { tier: string; territory: string; manager: string }): Promise<{ tierId: string | null; territoryId: string | null; managerId: string | null }> {
  const idOf = async (name: 'tier' | 'territory' | 'manager', sql: string, code: string): Promise<string | null> => {
    if (code === '') return null;
    const [row] = await tx.query<{ id: string }[]>(sql, [code]);
    if (!row) throw new PartnerError(`unknown_${name}`, { code }, name);
    return row.id;
  };
  return {
    tierId: await idOf('tier', 'SELECT id FROM tiers WHERE code = ?', tier), territoryId: await idOf('territory', 'SELECT id FROM territories WHERE code = ?', territory),
    managerId: await idOf('manager', 'SELECT u.id FROM users u JOIN memberships m ON m.user_id = u.id AND m.partner_id IS NULL WHERE u.login = ? LIMIT 1', manager),
  };
}
