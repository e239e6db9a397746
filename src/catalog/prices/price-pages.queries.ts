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

// the page's ids first, by the index that has a list's prices in their order; all else joins just those
const pageOf = (condition: string, way: 'ASC' | 'DESC', size: number) => `
  ${price} JOIN (
    SELECT y.id FROM prices y FORCE INDEX (prices_of_list) WHERE ${condition} ORDER BY y.product_id ${way}, y.id ${way} LIMIT ${size + 1}
  ) page ON page.id = x.id ORDER BY x.product_id ${way}, x.id ${way}`;

/** A list's prices, product by product. */
export async function pricesWanted(reader: Reader, listId: string, filter: PricesFilter, today: string, size = pageSize): Promise<KeysetPage<PriceRow> & { previous?: string }> {
  const { q, scope, holder, day, state, after, before } = filter;
  const like = containing(q ?? '');
  const { sql, values } = allOf([
    ['y.price_list_id = ?', listId],
    q ? ['y.product_id IN (SELECT id FROM products WHERE sku LIKE ? OR name_zh LIKE ? OR name_en LIKE ?)', like, like, like] : undefined,
    scope && ['y.scope = ?', scope], day ? ['y.valid_from <= ? AND y.valid_to >= ?', day, day] : undefined, state && inState(state, today),
    holder ? heldBy(holder) : undefined, turnOf({ after, before }),
  ]);
  const rows = await reader.query(pageOf(sql, before === undefined ? 'ASC' : 'DESC', size), values);
  return turnedPage(rows as PriceRow[], { after, before }, size);
}

/** Prices for a code, or for partners, tiers and territories with the text in their name. */
function heldBy(holder: string): Condition {
  const like = containing(holder);
  const named = (table: string) => `SELECT code FROM ${table} WHERE name_zh LIKE ? OR name_en LIKE ?`;
  return [`(y.scope_key = ? OR (y.scope IN ('contract', 'dealer') AND y.scope_key IN (${named('partners')}))
    OR (y.scope = 'tier' AND y.scope_key IN (${named('tiers')})) OR (y.scope = 'region' AND y.scope_key IN (${named('territories')})))`, holder.trim(), like, like, like, like, like, like];
}

function inState(state: PriceState, today: string): Condition {
  if (state === 'future') return ['y.valid_from > ?', today];
  return state === 'past' ? ['y.valid_to < ?', today] : ['y.valid_from <= ? AND y.valid_to >= ?', today, today];
}

// nonsense starts at the top
function turnOf({ after, before }: { after?: string; before?: string }): Condition | undefined {
  const [, product, id] = /^(\d{1,18})-(\d{1,18})$/.exec(before ?? after ?? '') ?? [];
  if (product === undefined) return undefined;
  const [way, least] = before === undefined ? ['>', '>='] : ['<', '<='];
  return [`y.product_id ${least} ? AND (y.product_id ${way} ? OR y.id ${way} ?)`, product, product, id];
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
