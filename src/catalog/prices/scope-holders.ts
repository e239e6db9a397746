import { findBy, sameKey } from '../../platform/database/by-code.js';
import type { Reader } from '../../platform/database/database.js';
import type { PriceLevel } from './price-resolver.js';

export type Scoped = { scope: PriceLevel; scopeKey: string };

const tableOf: Record<PriceLevel, 'partners' | 'tiers' | 'territories' | undefined> = {
  contract: 'partners', dealer: 'partners', tier: 'tiers', region: 'territories', base: undefined,
};

/** Whom prices are for: the code as partner, tier or territory has it; empty for everyone, undefined when there is no such one. */
export async function scopeHolders(reader: Reader, wanted: Scoped[]): Promise<(of: Scoped) => string | undefined> {
  const keys = Map.groupBy(wanted, ({ scope }) => tableOf[scope]);
  const find = (table: 'partners' | 'tiers' | 'territories') =>
    findBy<{ code: string }>(reader, 'code', `SELECT code FROM ${table} WHERE code IN (?)`, (keys.get(table) ?? []).map(({ scopeKey }) => scopeKey));
  const known = { partners: await find('partners'), tiers: await find('tiers'), territories: await find('territories') };
  return ({ scope, scopeKey }) => {
    const table = tableOf[scope];
    return table === undefined ? '' : known[table].get(sameKey(scopeKey))?.code;
  };
}
