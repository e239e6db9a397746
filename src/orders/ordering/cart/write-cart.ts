import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../../identity/access/actors.js';

export const mostPieces = 1_000_000;

/** Whose cart: a person's for one partner. */
type CartKeeper = Pick<PartnerActor, 'userId' | 'partnerId'>;

export type Quantities = ReadonlyMap<string, number>;

/** Sets the quantities of products (by id) in the actor's cart; 0 takes one out. Unknown products are passed over. */
export async function setQuantities(tx: EntityManager, actor: CartKeeper, quantities: Quantities, now: Date): Promise<void> {
  const lines = [...quantities];
  const cartId = await touchCart(tx, actor, now);
  await write(tx, cartId, lines.filter(([, quantity]) => quantity > 0), now, 'VALUES(quantity)');
  await take(tx, cartId, lines.filter(([, quantity]) => quantity === 0).map(([id]) => id));
}

/** Puts more into the actor's cart, on top of what is there. */
export async function addQuantities(tx: EntityManager, actor: CartKeeper, quantities: Quantities, now: Date): Promise<void> {
  await write(tx, await touchCart(tx, actor, now), [...quantities], now, `LEAST(cart_lines.quantity + VALUES(quantity), ${mostPieces})`);
}

/** Takes products out of the actor's cart. */
export async function takeOut(tx: EntityManager, actor: CartKeeper, productIds: string[], now: Date): Promise<void> {
  await take(tx, await touchCart(tx, actor, now), productIds);
}

// the upsert locks the cart's row, so that two tabs write one after the other
async function touchCart(tx: EntityManager, { userId, partnerId }: CartKeeper, now: Date): Promise<string> {
  const { insertId } = await tx.query<{ insertId: string }>(`
    INSERT INTO carts (user_id, partner_id, updated_at) VALUES (?, ?, ?)
    ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id), updated_at = VALUES(updated_at)`, [userId, partnerId, now]);
  return insertId;
}

async function write(tx: EntityManager, cartId: string, lines: [string, number][], now: Date, quantity: string): Promise<void> {
  if (lines.length === 0) return;
  const wanted = lines.map(() => 'SELECT ? AS id, ? AS quantity').join(' UNION ALL ');
  await tx.query(`
    INSERT INTO cart_lines (cart_id, product_id, quantity, added_at)
    SELECT ?, p.id, w.quantity, ? FROM (${wanted}) w JOIN products p ON p.id = w.id
    ON DUPLICATE KEY UPDATE quantity = ${quantity}`, [cartId, now, ...lines.flat()]);
}

async function take(tx: EntityManager, cartId: string, productIds: string[]): Promise<void> {
  if (productIds.length > 0) await tx.query('DELETE FROM cart_lines WHERE cart_id = ? AND product_id IN (?)', [cartId, productIds]);
}
