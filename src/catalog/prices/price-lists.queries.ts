import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, containing } from '../../platform/http/list-filter.js';
import type { PriceLevel } from './price-resolver.js';

export type PriceListRow = { id: string; code: string; nameZh: string; nameEn: string };

/** How many of a list's prices of one scope hold now, will and did. */
export type PriceCount = { listId: string; scope: PriceLevel; now: number; future: number; past: number };

const pageSize = 20;
const list = 'SELECT l.id, l.code, l.name_zh AS nameZh, l.name_en AS nameEn FROM price_lists l';

/** Price lists, the latest first. */
export async function priceListsWanted(reader: Reader, { q, ...cursor }: { q?: string; after?: string; before?: string }): Promise<KeysetPage<PriceListRow> & { previous?: string }> {
  const turn = keysetTurn('l.id', cursor);
  const like = containing(q ?? '');
  const { sql, values } = allOf([q ? ['(l.code LIKE ? OR l.name_zh LIKE ? OR l.name_en LIKE ?)', like, like, like] : undefined, [turn.where, turn.value]]);
  const rows = await reader.query(`${list} WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values);
  return turnedPage(rows as PriceListRow[], cursor, pageSize);
}

export async function priceListByCode(reader: Reader, code: string): Promise<PriceListRow | undefined> {
  const [row] = (await reader.query(`${list} WHERE l.code = ?`, [code])) as PriceListRow[];
  return row;
}

/** What is in the lists on a day, by scope. */
export async function priceCounts(reader: Reader, listIds: string[], day: string): Promise<PriceCount[]> {
  if (listIds.length === 0) return [];
  const rows = (await reader.query(`
    SELECT price_list_id AS listId, scope, SUM(valid_from <= ? AND valid_to >= ?) AS now, SUM(valid_from > ?) AS future, SUM(valid_to < ? AND valid_from <= ?) AS past
    FROM prices WHERE price_list_id IN (?) GROUP BY price_list_id, scope`, [day, day, day, day, day, listIds])) as PriceCount[];
  return rows.map((row) => ({ ...row, now: Number(row.now), future: Number(row.future), past: Number(row.past) }));
}
