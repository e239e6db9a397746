import type { Reader } from '../../platform/database/database.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import { availableOf, freeOf, waitingOf } from '../stock/available.js';
import { type AllocationRule, ruleOf } from './allocation-rules.js';
import type { SupplyStatus } from './expected-supply.entity.js';

/** A line that waits: its place in its product's queue and the pieces that wait before it or, by share, its dealer's part and what it gets of the next supply. */
export type WaitingRow = {
  id: string; number: string; sku: string; nameZh: string; nameEn: string; unit: string; pieces: number; askedAt: Date; promisedOn: string | null; rule: AllocationRule;
  share: string | null; nextOn: string | null; nextPieces: number | null; partnerCode: string; partnerZh: string; partnerEn: string; place: string; ahead: string;
};

const turnOf = `IF(${ruleOf} = 'by_tier', COALESCE(t.position, 65535), 0), b.asked_at, b.order_line_id`;

// places are counted in the whole queue, whoever asks
const queues = (products: string) => `
  SELECT b.order_line_id, b.order_id, b.partner_id, b.product_id, b.pieces, b.asked_at, b.promised_on, b.share, b.next_on AS nextOn, b.next_pieces AS nextPieces, ${ruleOf} AS rule,
    ROW_NUMBER() OVER turn AS place, COALESCE(SUM(b.pieces) OVER (PARTITION BY b.product_id ORDER BY ${turnOf} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS ahead
  FROM back_orders b JOIN products p ON p.id = b.product_id JOIN partners d ON d.id = b.partner_id LEFT JOIN tiers t ON t.id = d.tier_id
  WHERE b.pieces > 0 ${products} WINDOW turn AS (PARTITION BY b.product_id ORDER BY ${turnOf})`;

const rows = (products: string) => `
  SELECT q.order_line_id AS id, o.number, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, p.unit, q.pieces, q.asked_at AS askedAt, q.promised_on AS promisedOn, q.rule, q.share, q.nextOn, q.nextPieces,
    d.code AS partnerCode, d.name_zh AS partnerZh, d.name_en AS partnerEn, q.place, q.ahead
  FROM (${queues(products)}) q JOIN orders o ON o.id = q.order_id JOIN products p ON p.id = q.product_id JOIN partners d ON d.id = q.partner_id`;

// without the hint the server walks the whole table by its key
const linesOfDealer = 'back_orders FORCE INDEX (back_orders_partner) WHERE pieces > 0 AND partner_id';

/** SQL of what waits of an order's lines (its id is the one value), to be joined by `order_line_id`. */
export const waitingOfOrder = queues('AND b.product_id IN (SELECT product_id FROM back_orders WHERE order_id = ? AND pieces > 0)');

/** A dealer's lines that wait, the oldest first: the page's lines are picked before places are counted, in their products' queues only. */
export async function waitingOfPartner(reader: Reader, partnerId: string, after: string | undefined, size: number): Promise<WaitingRow[]> {
  const picked = (await reader.query(
    `SELECT order_line_id AS id, product_id AS productId FROM ${linesOfDealer} = ? AND order_line_id > ? ORDER BY order_line_id LIMIT ${size + 1}`,
    [partnerId, after ?? '0'])) as { id: string; productId: string }[];
  if (picked.length === 0) return [];
  return (await reader.query(`${rows('AND b.product_id IN (?)')} WHERE q.order_line_id IN (?) ORDER BY q.order_line_id`,
    [[...new Set(picked.map(({ productId }) => productId))], picked.map(({ id }) => id)])) as WaitingRow[];
}

/** A product's queue, in its turn. */
export async function queueOfProduct(reader: Reader, productId: string, size: number): Promise<WaitingRow[]> {
  return (await reader.query(`${rows('AND b.product_id = ?')} ORDER BY q.place LIMIT ${size}`, [productId])) as WaitingRow[];
}

type Asked = { q?: string; partner?: string; after?: string };

const productsAskedFor = ({ q, partner }: Asked): (Condition | undefined)[] => [
  q ? ['(p.sku LIKE ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)', containing(q), containing(q), containing(q)] : undefined,
  partner ? [`p.id IN (SELECT product_id FROM ${linesOfDealer} = (SELECT id FROM partners WHERE code = ?))`, partner.trim()] : undefined,
];

/** Every line that waits, for a file: queue by queue, each ranked once, `size` products a time. */
export async function waitingOfAll(reader: Reader, asked: Asked, size: number): Promise<{ rows: WaitingRow[]; next?: string }> {
  const { sql, values } = allOf([['p.id > ?', asked.after ?? '0'], ...productsAskedFor(asked)]);
  const picked = (await reader.query(
    `SELECT p.id FROM products p WHERE EXISTS (SELECT 1 FROM back_orders w WHERE w.product_id = p.id AND w.pieces > 0) AND ${sql} ORDER BY p.id LIMIT ${size}`, values)) as { id: string }[];
  if (picked.length === 0) return { rows: [] };
  const own = allOf([asked.partner ? ['d.code = ?', asked.partner.trim()] : undefined]);
  const found = (await reader.query(`${rows('AND b.product_id IN (?)')} WHERE ${own.sql} ORDER BY q.product_id, q.place`, [picked.map(({ id }) => id), ...own.values])) as WaitingRow[];
  return { rows: found, next: picked.length === size ? picked.at(-1)?.id : undefined };
}

export type SupplyRow = { id: string; quantity: number; promisedOn: string; note: string; status: SupplyStatus; received: number; addedByName: string };

/** What is to come of a product first, then what came lately; or the one named. */
export async function suppliesOfProduct(reader: Reader, productId: string, id?: string): Promise<SupplyRow[]> {
  const only = id === undefined ? '' : ' AND id = ?';
  return (await reader.query(`
    SELECT id, quantity, promised_on AS promisedOn, note, status, received, added_by_name AS addedByName FROM expected_supplies
    WHERE product_id = ?${only} ORDER BY status IN ('expected', 'late') DESC, IF(status IN ('expected', 'late'), promised_on, NULL), id DESC LIMIT 20`, id === undefined ? [productId] : [productId, id])) as SupplyRow[];
}

export type Allocation = { backOrder: number; own: AllocationRule | null; rule: AllocationRule; waiting: string; available: string };

export async function allocationOf(reader: Reader, productId: string): Promise<Allocation> {
  const [row] = (await reader.query(`SELECT p.back_order AS backOrder, p.allocation_rule AS own, ${ruleOf} AS rule, ${waitingOf('p.id')} AS waiting, ${availableOf('p.id')} AS available FROM products p WHERE p.id = ?`, [productId])) as Allocation[];
  return row as Allocation;
}

export type ScarceRow = { id: string; sku: string; nameZh: string; nameEn: string; unit: string; rule: AllocationRule; isOwn: number; waiting: string; dealers: string; free: string; expected: string; nextOn: string | null };

/** Products somebody waits for, by SKU. */
export async function scarceProducts(reader: Reader, asked: Asked, size: number): Promise<ScarceRow[]> {
  const { sql, values } = allOf([asked.after === undefined ? undefined : ['p.sku > ?', asked.after], ...productsAskedFor(asked)]);
  return (await reader.query(`
    SELECT p.sku AS id, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, p.unit, ${ruleOf} AS rule, p.allocation_rule IS NOT NULL AS isOwn, w.waiting, w.dealers,
      ${freeOf('p.id')} AS free,
      (SELECT COALESCE(SUM(e.quantity), 0) FROM expected_supplies e WHERE e.product_id = p.id AND e.status = 'expected') AS expected,
      (SELECT MIN(e.promised_on) FROM expected_supplies e WHERE e.product_id = p.id AND e.status = 'expected') AS nextOn
    FROM (SELECT product_id, SUM(pieces) AS waiting, COUNT(DISTINCT partner_id) AS dealers FROM back_orders WHERE pieces > 0 GROUP BY product_id) w JOIN products p ON p.id = w.product_id
    WHERE ${sql} ORDER BY p.sku LIMIT ${size + 1}`, values)) as ScarceRow[];
}

export async function houseRule(reader: Reader): Promise<AllocationRule> {
  const [row] = (await reader.query('SELECT allocation_rule AS rule FROM company WHERE id = 1')) as { rule: AllocationRule }[];
  return row?.rule ?? 'first_come';
}
