import type { Reader } from '../../../platform/database/database.js';

/** A line of an earlier order with what a piece cost then, and when that was. */
export type OrderedLine = { productId: string; sku: string; nameZh: string; nameEn: string; quantity: number; price: string; placedAt: Date };

/** The lines of the partner's own order; empty when there is no such order. */
export function linesOrdered(reader: Reader, partnerId: string, number: string): Promise<OrderedLine[]> {
  return reader.query(`
    SELECT l.product_id AS productId, l.sku, l.name_zh AS nameZh, l.name_en AS nameEn, l.quantity, ROUND(l.unit_price * (1 - l.discount), 4) AS price, o.placed_at AS placedAt
    FROM orders o JOIN order_lines l ON l.order_id = o.id
    WHERE o.number = ? AND o.partner_id = ? ORDER BY l.line_no`, [number, partnerId]) as Promise<OrderedLine[]>;
}
