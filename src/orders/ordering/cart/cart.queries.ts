import type { PartnerActor } from '../../../identity/access/actors.js';
import type { Reader } from '../../../platform/database/database.js';
import { type Seen, type SeenColumns, seenColumns, seenOf } from './seen.js';

export type Cart = { updatedAt: Date | undefined; quantities: Map<string, number>; seen: Map<string, Seen> };

type Row = { updatedAt: Date; productId: string | null; quantity: number } & SeenColumns;

/** What a user has in the cart for a partner, in the order it was put there. */
export async function cartOf(reader: Reader, { userId, partnerId }: PartnerActor): Promise<Cart> {
  const rows = (await reader.query(`
    SELECT c.updated_at AS updatedAt, l.product_id AS productId, l.quantity,
      ${seenColumns}
    FROM carts c LEFT JOIN cart_lines l ON l.cart_id = c.id WHERE c.user_id = ? AND c.partner_id = ? ORDER BY l.added_at, l.product_id`, [userId, partnerId])) as Row[];
  const lines = rows.flatMap(({ productId, quantity }): [string, number][] => (productId === null ? [] : [[productId, quantity]]));
  const seen = rows.flatMap((row): [string, Seen][] => {
    const known = row.productId === null ? undefined : seenOf(row);
    return known ? [[row.productId as string, known]] : [];
  });
  return { updatedAt: rows[0]?.updatedAt, quantities: new Map(lines), seen: new Map(seen) };
}

export type DeliveryAddress = { id: string; label: string; recipient: string; phone: string; line: string; isDefault: number };

/** Where the partner may have goods sent, the usual place first. */
export function deliveryAddresses(reader: Reader, partnerId: string): Promise<DeliveryAddress[]> {
  return reader.query(
    'SELECT id, label, recipient, phone, line, is_default AS isDefault FROM partner_addresses WHERE partner_id = ? ORDER BY is_default DESC, id', [partnerId],
  ) as Promise<DeliveryAddress[]>;
}
