import type { EntityManager } from 'typeorm';
import { PartnerError } from '../partner-error.js';

/** Ids of a tier, a territory and a parent named by code, and of the staff named by login; null for none. Throws `unknown_tier`, `unknown_territory`, `unknown_manager`, `unknown_parent`. */
export async function placeOf(tx: EntityManager, { tier, territory, manager, parent }: { tier: string; territory: string; manager: string; parent: string }): Promise<{ tierId: string | null; territoryId: string | null; managerId: string | null; parentId: string | null }> {
  const idOf = async (name: 'tier' | 'territory' | 'manager' | 'parent', sql: string, code: string): Promise<string | null> => {
    if (code === '') return null;
    const [row] = await tx.query<{ id: string }[]>(sql, [code]);
    if (!row) throw new PartnerError(`unknown_${name}`, { code }, name);
    return row.id;
  };
  return {
    tierId: await idOf('tier', 'SELECT id FROM tiers WHERE code = ?', tier), territoryId: await idOf('territory', 'SELECT id FROM territories WHERE code = ?', territory),
    managerId: await idOf('manager', 'SELECT u.id FROM users u JOIN memberships m ON m.user_id = u.id AND m.partner_id IS NULL WHERE u.login = ? LIMIT 1', manager),
    parentId: await idOf('parent', 'SELECT id FROM partners WHERE code = ?', parent),
  };
}
