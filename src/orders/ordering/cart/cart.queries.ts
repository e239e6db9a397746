import type { PartnerActor } from '../../../identity/access/actors.js';
import type { Reader } from '../../../platform/database/database.js';

export type Cart = { updatedAt: Date | undefined; quantities: Map<string, number> };

type Row = { updatedAt: Date; productId: string | null; quantity: number };

/** What a user has in the cart for a partner, in the order it was put there. */
export async function cartOf(reader: Reader, { userId, partnerId }: PartnerActor): Promise<Cart> {
  const rows = (await reader.query(`
    SELECT c.updated_at AS updatedAt, l.product_id AS productId, l.quantity
    FROM carts c LEFT JOIN cart_lines l ON l.cart_id = c.id WHERE c.user_id = ? AND c.partner_id = ? ORDER BY l.added_at, l.product_id`, [userId, partnerId])) as Row[];
  const lines = rows.flatMap(({ productId, quantity }): [string, number][] => (productId === null ? [] : [[productId, quantity]]));
  return { updatedAt: rows[0]?.updatedAt, quantities: new Map(lines) };
}

export type DeliveryAddress = { id: string; label: string; recipient: string; phone: string; line: string; isDefault: number };

/** Where the partner may have goods sent, the usual place first. */
export function deliveryAddresses(reader: Reader, partnerId: string): Promise<DeliveryAddress[]> {
  return reader.query(
    'SELECT id, label, recipient, phone, line, is_default AS isDefault FROM partner_addresses WHERE partner_id = ? ORDER BY is_default DESC, id', [partnerId],
  ) as Promise<DeliveryAddress[]>;
}

export type OrderedLine = { productId: string; sku: string; quantity: number };

/** The lines of the partner's own order; empty when there is no such order. */
export function linesOrdered(reader: Reader, partnerId: string, number: string): Promise<OrderedLine[]> {
  return reader.query(`
    SELECT l.product_id AS productId, l.sku, l.quantity FROM orders o JOIN order_lines l ON l.order_id = o.id
    WHERE o.number = ? AND o.partner_id = ? ORDER BY l.line_no`, [number, partnerId]) as Promise<OrderedLine[]>;
}
