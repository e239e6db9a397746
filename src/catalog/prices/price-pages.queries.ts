import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import type { PricesFilter } from './price.dto.js';
import type { PriceLevel } from './price-resolver.js';
import type { PriceState } from './price-terms.js';

/** A price of a list; `id` is its place in the list (product and price), `priceId` its own. */
export type PriceRow = {
  id: string; priceId: string; list: string; sku: string; nameZh: string; nameEn: string; unit: string; scope: PriceLevel; scopeKey: string; holderZh: string | null; holderEn: string | null;
  minQuantity: number; currency: string; unitPrice: string; validFrom: string; validTo: string;
};

const pageSize = 20;

const price = `
  SELECT CONCAT(x.product_id, '-', x.id) AS id, x.id AS priceId, l.code AS list, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, p.unit, x.scope, x.scope_key AS scopeKey,
    COALESCE(hp.name_zh, ht.name_zh, hr.name_zh) AS holderZh, COALESCE(hp.name_en, ht.name_en, hr.name_en) AS holderEn,
    x.min_quantity AS minQuantity, x.currency, x.unit_price AS unitPrice, x.valid_from AS validFrom, x.valid_to AS validTo
  FROM prices x JOIN price_lists l ON l.id = x.price_list_id JOIN products p ON p.id = x.product_id
    LEFT JOIN partners hp ON x.scope IN ('contract', 'dealer') AND hp.code = x.scope_key
    LEFT JOIN tiers ht ON x.scope = 'tier' AND ht.code = x.scope_key
    LEFT JOIN territories hr ON x.scope = 'region' AND hr.code = x.scope_key`;

/** A list's prices, product by product. */
export async function pricesWanted(reader: Reader, listId: string, filter: PricesFilter, today: string): Promise<KeysetPage<PriceRow> & { previous?: string }> {
  const { q, scope, holder, day, state, after, before } = filter;
  const [like, named] = [containing(q ?? ''), containing(holder ?? '')];
  const { sql, values } = allOf([
    ['x.price_list_id = ?', listId],
    q ? ['(p.sku LIKE ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)', like, like, like] : undefined,
    scope && ['x.scope = ?', scope], day ? ['x.valid_from <= ? AND x.valid_to >= ?', day, day] : undefined, state && inState(state, today),
    holder ? ['(x.scope_key = ? OR COALESCE(hp.name_zh, ht.name_zh, hr.name_zh) LIKE ? OR COALESCE(hp.name_en, ht.name_en, hr.name_en) LIKE ?)', holder.trim(), named, named] : undefined,
    turnOf({ after, before }),
  ]);
  const order = before === undefined ? 'x.product_id, x.id' : 'x.product_id DESC, x.id DESC';
  const rows = await reader.query(`${price} WHERE ${sql} ORDER BY ${order} LIMIT ${pageSize + 1}`, values);
  return turnedPage(rows as PriceRow[], { after, before }, pageSize);
}

function inState(state: PriceState, today: string): Condition {
  if (state === 'future') return ['x.valid_from > ?', today];
  return state === 'past' ? ['x.valid_to < ?', today] : ['x.valid_from <= ? AND x.valid_to >= ?', today, today];
}

// nonsense starts at the top
function turnOf({ after, before }: { after?: string; before?: string }): Condition | undefined {
  const [, product, id] = /^(\d{1,18})-(\d{1,18})$/.exec(before ?? after ?? '') ?? [];
  if (product === undefined) return undefined;
  const [way, least] = before === undefined ? ['>', '>='] : ['<', '<='];
  return [`x.product_id ${least} ? AND (x.product_id ${way} ? OR x.id ${way} ?)`, product, product, id];
}

/** One price of a list. */
export async function priceOf(reader: Reader, list: string, id: string): Promise<PriceRow | undefined> {
  const [row] = (await reader.query(`${price} WHERE x.id = ? AND l.code = ?`, [id, list])) as PriceRow[];
  return row;
}

/** What may change of a price, in one word, to tell whether it did. */
export const termsOf = ({ unitPrice, validTo }: Pick<PriceRow, 'unitPrice' | 'validTo'>): string => `${unitPrice}~${validTo}`;

export type HolderChoice = { code: string; nameZh: string; nameEn: string };

/** Whom prices may be for: every tier and territory, and as many partners as fit on a page. */
export async function holderChoices(reader: Reader): Promise<HolderChoice[]> {
  return (await reader.query(`
    SELECT code, name_zh AS nameZh, name_en AS nameEn FROM tiers
    UNION ALL SELECT code, name_zh, name_en FROM territories
    UNION ALL (SELECT code, name_zh, name_en FROM partners WHERE status = 'active' ORDER BY code LIMIT 200)`)) as HolderChoice[];
}
