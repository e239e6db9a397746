import type { Reader } from '../../platform/database/database.js';
import type { Condition } from '../../platform/http/list-filter.js';
import { type Buyer, idsNamed } from './range.js';

/** The few products of a range as SQL for their ids, and about how many; looking through them is cheaper than through all that is asked for. */
export type Few = { ids: Condition; count: number };

const mostOfFew = 10_000;

/** The products that a buyer's assortments name, when they are few; `count` is how many they are about. */
export function fewAmong(buyer: Buyer, count: number): Few | undefined {
  const ids = idsNamed(buyer);
  return ids && count <= mostOfFew ? { ids, count } : undefined;
}

/** The same when nobody has counted yet: counts no further than it must. */
export async function fewInRange(reader: Reader, buyer: Buyer): Promise<Few | undefined> {
  const [sql, ...values] = idsNamed(buyer) ?? [];
  if (sql === undefined) return undefined;
  const [row] = (await reader.query(`SELECT COUNT(*) AS products FROM (SELECT id FROM (${sql}) r LIMIT ${mostOfFew + 1}) c`, values)) as { products: string }[];
  return fewAmong(buyer, Number(row?.products));
}

/** The same with those that stand for their families in the catalogue. */
export function leadsOf({ ids: [sql, ...values] }: Few): Condition {
  return [`${sql} UNION SELECT l.id FROM (${sql}) r JOIN products v ON v.id = r.id JOIN products l ON l.family_id = v.family_id AND l.leads_family = 1`, ...values, ...values];
}
