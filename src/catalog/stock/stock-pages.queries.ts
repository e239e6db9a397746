import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import type { MovementKind } from './stock-movement.entity.js';
import type { StockFilter } from './stock.dto.js';

export type StockedProduct = { id: string; productId: string; sku: string; nameZh: string; nameEn: string; unit: string; status: string };
export type PlaceRow = { productId: string; code: string; nameZh: string; nameEn: string; onHand: number; reserved: number };
export type MovementRow = {
  id: string; pieces: number; onHand: number; kind: MovementKind; reference: string; note: string; actor: string; actorName: string; movedAt: Date; warehouseZh: string; warehouseEn: string;
};
export type HolderRow = { number: string; status: string; nameZh: string; nameEn: string; orderedOn: string; pieces: string };

const pageSize = 20;

// a list by SKU has SKUs for its cursors
const product = 'SELECT p.sku AS id, p.id AS productId, p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, p.unit, p.status FROM products p';
const place = 'SELECT s.product_id AS productId, w.code, w.name_zh AS nameZh, w.name_en AS nameEn, s.on_hand AS onHand, s.reserved FROM stock s JOIN warehouses w ON w.id = s.warehouse_id';

/** Products by SKU whose stock is asked for; in one warehouse only those that have ever lain there. */
export async function stockWanted(reader: Reader, { q, warehouse, view, after, before }: StockFilter, size = pageSize): Promise<KeysetPage<StockedProduct> & { previous?: string }> {
  const like = containing(q ?? '');
  const turn: Condition | undefined = before !== undefined ? ['p.sku < ?', before] : after !== undefined ? ['p.sku > ?', after] : undefined;
  const { sql, values } = allOf([
    q ? ['(p.sku LIKE ? OR p.name_zh LIKE ? OR p.name_en LIKE ? OR p.barcode = ?)', like, like, like, q.trim()] : undefined,
    warehouse ? [`(${stockIn('TRUE')}) = 1`, warehouse] : undefined,
    ...(view === 'short' ? [["p.status = 'active'"], noneFree(warehouse)] as Condition[] : []), view === 'over' ? tooManyReserved(warehouse) : undefined, turn,
  ]);
  const rows = await reader.query(`${product} WHERE ${sql} ORDER BY p.sku ${before === undefined ? 'ASC' : 'DESC'} LIMIT ${size + 1}`, values);
  return turnedPage(rows as StockedProduct[], { after, before }, size);
}

const stockIn = (condition: string) =>
  `SELECT 1 FROM stock s WHERE s.product_id = p.id AND s.warehouse_id = (SELECT id FROM warehouses WHERE code = ?) AND ${condition}`;
const stockAnywhere = (condition: string) => `SELECT 1 FROM stock s WHERE s.product_id = p.id AND ${condition}`;

function noneFree(warehouse: string | undefined): Condition {
  const isFree = 's.on_hand > s.reserved';
  return warehouse ? [`NOT EXISTS (${stockIn(isFree)})`, warehouse] : [`NOT EXISTS (${stockAnywhere(isFree)})`];
}

// few, so they are gathered from the stock first
function tooManyReserved(warehouse: string | undefined): Condition {
  const only = warehouse ? ' AND s.warehouse_id = (SELECT id FROM warehouses WHERE code = ?)' : '';
  return [`p.id IN (SELECT product_id FROM (SELECT DISTINCT s.product_id FROM stock s WHERE s.reserved > s.on_hand${only}) o)`, ...(warehouse ? [warehouse] : [])];
}

/** What lies where of the products, warehouses in their turn; in one warehouse only when it is named. */
export async function placesOf(reader: Reader, productIds: string[], warehouse?: string): Promise<PlaceRow[]> {
  if (productIds.length === 0) return [];
  const only = warehouse ? ' AND w.code = ?' : '';
  return (await reader.query(`${place} WHERE s.product_id IN (?)${only} ORDER BY w.position, w.id`, [productIds, ...(warehouse ? [warehouse] : [])])) as PlaceRow[];
}

/** How many products have more reserved somewhere than lies there. */
export async function overReservedCount(reader: Reader): Promise<number> {
  const [row] = (await reader.query('SELECT COUNT(DISTINCT product_id) AS products FROM stock WHERE reserved > on_hand')) as { products: string }[];
  return Number(row?.products);
}

export async function stockedProduct(reader: Reader, sku: string): Promise<StockedProduct | undefined> {
  const [row] = (await reader.query(`${product} WHERE p.sku = ?`, [sku])) as StockedProduct[];
  return row;
}

/** A product in every warehouse (or the one named), also where it has never lain. */
export async function everyPlaceOf(reader: Reader, productId: string, warehouse?: string): Promise<PlaceRow[]> {
  const only = warehouse === undefined ? '' : 'WHERE w.code = ?';
  return (await reader.query(`
    SELECT ? AS productId, w.code, w.name_zh AS nameZh, w.name_en AS nameEn, COALESCE(s.on_hand, 0) AS onHand, COALESCE(s.reserved, 0) AS reserved
    FROM warehouses w LEFT JOIN stock s ON s.warehouse_id = w.id AND s.product_id = ? ${only} ORDER BY w.position, w.id`, [productId, productId, warehouse])) as PlaceRow[];
}

/** What moved of a product, the latest first. */
export async function movementsOf(reader: Reader, productId: string, cursor: { after?: string; before?: string }): Promise<KeysetPage<MovementRow> & { previous?: string }> {
  const turn = keysetTurn('m.id', cursor);
  const rows = await reader.query(`
    SELECT m.id, m.pieces, m.on_hand AS onHand, m.kind, m.reference, m.note, m.actor, m.actor_name AS actorName, m.moved_at AS movedAt, w.name_zh AS warehouseZh, w.name_en AS warehouseEn
    FROM stock_movements m JOIN warehouses w ON w.id = m.warehouse_id WHERE m.product_id = ? AND ${turn.where} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, [productId, turn.value]);
  return turnedPage(rows as MovementRow[], cursor, pageSize);
}

/** The latest orders a product is reserved for; orders stand above the catalogue, only their tables are read. */
export async function holdersOf(reader: Reader, productId: string): Promise<HolderRow[]> {
  return (await reader.query(`
    SELECT o.number, o.status, p.name_zh AS nameZh, p.name_en AS nameEn, o.ordered_on AS orderedOn, h.pieces
    FROM (
      SELECT l.order_id, SUM(r.quantity) AS pieces FROM order_lines l JOIN stock_reservations r ON r.order_line_id = l.id
      WHERE l.product_id = ? AND l.shipped + l.cancelled < l.quantity AND r.quantity > 0 GROUP BY l.order_id ORDER BY l.order_id DESC LIMIT 10
    ) h JOIN orders o ON o.id = h.order_id JOIN partners p ON p.id = o.partner_id ORDER BY o.id DESC`, [productId])) as HolderRow[];
}
