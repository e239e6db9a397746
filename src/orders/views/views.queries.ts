import type { Reader } from '../../platform/database/database.js';
import { allOf, type Condition } from '../../platform/http/list-filter.js';
import type { OrdersFilter } from '../desk/order-filter.dto.js';
import { stages } from '../desk/order-stages.js';
import { deskWanted } from '../desk/wanted-orders.js';

export type ViewRow = { id: string; name: string; query: string; isOwn: number; isShared: number; isDefault: number };

const shown = 12;
/** Counted no further: a tab says 999+. */
export const countedUpTo = 999;

/** A person's own views and the shared ones, own first. */
export async function viewsFor(reader: Reader, userId: string): Promise<ViewRow[]> {
  return (await reader.query(`
    SELECT id, name, query, user_id = ? AS isOwn, is_shared AS isShared, user_id = ? AND is_default AS isDefault
    FROM order_views WHERE user_id = ? OR is_shared = 1 ORDER BY isOwn DESC, id LIMIT ${shown}`, [userId, userId, userId])) as ViewRow[];
}

/** How many orders each of these filters shows, in one statement. */
export async function countsOf(reader: Reader, filters: OrdersFilter[]): Promise<number[]> {
  if (filters.length === 0) return [];
  const counts = filters.map(countOf);
  const rows = (await reader.query(
    counts.map(({ sql }, place) => `SELECT ${place} AS place, COUNT(*) AS count FROM (SELECT 1 FROM orders o WHERE ${sql} LIMIT ${countedUpTo + 1}) c${place}`).join(' UNION ALL '),
    counts.flatMap(({ values }) => values))) as { place: number; count: string }[];
  return rows.toSorted((a, b) => Number(a.place) - Number(b.place)).map(({ count }) => Number(count));
}

function countOf(filter: OrdersFilter): { sql: string; values: unknown[] } {
  const { all, oneOf } = deskWanted(filter);
  const search: Condition[] = oneOf.length > 0 ? [[`(${oneOf.map(([sql]) => sql).join(' OR ')})`, ...oneOf.flatMap(([, ...values]) => values)]] : [];
  return allOf([...all, ...search, ...(filter.stage ? [[stages[filter.stage].where] as Condition] : [])]);
}
