import type { EntityManager } from 'typeorm';
import { PartnerError } from '../partner-error.js';

/** Ids of a tier and a territory named by code, null for none. Throws `unknown_tier`, `unknown_territory`. */
export async function placeOf(tx: EntityManager, { tier, territory }: { tier: string; territory: string }): Promise<{ tierId: string | null; territoryId: string | null }> {
  const idOf = async (name: 'tier' | 'territory', table: string, code: string): Promise<string | null> => {
    if (code === '') return null;
    const [row] = await tx.query<{ id: string }[]>(`SELECT id FROM ${table} WHERE code = ?`, [code]);
    if (!row) throw new PartnerError(`unknown_${name}`, { code }, name);
    return row.id;
  };
  return { tierId: await idOf('tier', 'tiers', tier), territoryId: await idOf('territory', 'territories', territory) };
}
