import type { EntityManager } from 'typeorm';
import { listedProducts } from '../../../catalog/products/listing.queries.js';
import type { PartnerActor } from '../../../identity/access/actors.js';
import { priced } from '../goods.js';
import type { Orderer } from '../orderer.queries.js';
import { changeOf, type SeenColumns, seenColumns, seenNow, seenOf } from './seen.js';

type Line = SeenColumns & { cartId: string; productId: string; quantity: number };
type When = { today: string; now: Date };

const lines = `
  SELECT l.cart_id AS cartId, l.product_id AS productId, l.quantity, ${seenColumns}
  FROM carts c JOIN cart_lines l ON l.cart_id = c.id WHERE c.user_id = ? AND c.partner_id = ?`;

/** Remembers new lines and new quantities of the cart as they are shown from now on; a change nobody has confirmed stays remembered. */
export async function noteSeen(tx: EntityManager, actor: PartnerActor, orderer: Orderer, when: When): Promise<void> {
  const found = await tx.query<Line[]>(`${lines} AND (l.seen_at IS NULL OR l.seen_quantity <> l.quantity)`, [actor.userId, actor.partnerId]);
  await write(tx, orderer, when, found, false);
}

/** Remembers the whole cart as it is now: its buyer has seen what changed. */
export async function confirmSeen(tx: EntityManager, actor: PartnerActor, orderer: Orderer, when: When): Promise<void> {
  await write(tx, orderer, when, await tx.query<Line[]>(lines, [actor.userId, actor.partnerId]), true);
}

async function write(tx: EntityManager, orderer: Orderer, { today, now }: When, found: Line[], isConfirmed: boolean): Promise<void> {
  const goods = await priced(tx, orderer, today, await listedProducts(tx, orderer, [], found.map(({ productId }) => productId)));
  const rows = found.flatMap((line) => {
    const good = goods.get(line.productId);
    if (!good || (!isConfirmed && changeOf(good, seenOf(line)))) return [];
    const { price, quantity, stock } = seenNow(good, line.quantity, now);
    return [[line.cartId, line.productId, line.quantity, now, price, quantity, stock, line.seenAt === null || isConfirmed ? now : line.seenAt]];
  });
  if (rows.length === 0) return;
  await tx.query(`
    INSERT INTO cart_lines (cart_id, product_id, quantity, added_at, seen_price, seen_quantity, seen_stock, seen_at) VALUES ?
    ON DUPLICATE KEY UPDATE seen_price = VALUES(seen_price), seen_quantity = VALUES(seen_quantity), seen_stock = VALUES(seen_stock), seen_at = VALUES(seen_at)`, [rows]);
}
