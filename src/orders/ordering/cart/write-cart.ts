import type { EntityManager } from 'typeorm';
import { type Buyer, inRange } from '../../../catalog/assortments/range.js';
import type { PartnerActor } from '../../../identity/access/actors.js';
import type { Condition } from '../../../platform/http/list-filter.js';

export const mostPieces = 1_000_000;

/** Whose cart: a person's for one partner. */
type CartKeeper = Pick<PartnerActor, 'userId' | 'partnerId'>;

export type Quantities = ReadonlyMap<string, number>;

/** Sets the quantities of products (by id) in the actor's cart; 0 takes one out. Products that are unknown, or outside the buyer's range and not in the cart yet, are passed over. */
export async function setQuantities(tx: EntityManager, actor: CartKeeper, buyer: Buyer, quantities: Quantities, now: Date): Promise<void> {
  const lines = [...quantities];
  const cartId = await touchCart(tx, actor, now);
  const [range, ...values] = inRange(buyer);
  const mayStand: Condition = [`${range} OR EXISTS (SELECT 1 FROM cart_lines x WHERE x.cart_id = ? AND x.product_id = p.id)`, ...values, cartId];
  await write(tx, cartId, lines.filter(([, quantity]) => quantity > 0), now, { quantity: 'VALUES(quantity)', mayStand });
  await take(tx, cartId, lines.filter(([, quantity]) => quantity === 0).map(([id]) => id));
}

/** Puts more into the actor's cart, on top of what is there. */
export async function addQuantities(tx: EntityManager, actor: CartKeeper, quantities: Quantities, now: Date): Promise<void> {
  await write(tx, await touchCart(tx, actor, now), [...quantities], now, { quantity: `LEAST(cart_lines.quantity + VALUES(quantity), ${mostPieces})`, mayStand: ['TRUE'] });
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

async function write(tx: EntityManager, cartId: string, lines: [string, number][], now: Date, { quantity, mayStand: [mayStand, ...values] }: { quantity: string; mayStand: Condition }): Promise<void> {
  if (lines.length === 0) return;
  const wanted = lines.map(() => 'SELECT ? AS id, ? AS quantity').join(' UNION ALL ');
  await tx.query(`
    INSERT INTO cart_lines (cart_id, product_id, quantity, added_at)
    SELECT ?, p.id, w.quantity, ? FROM (${wanted}) w JOIN products p ON p.id = w.id WHERE ${mayStand}
    ON DUPLICATE KEY UPDATE quantity = ${quantity}`, [cartId, now, ...lines.flat(), ...values]);
}

async function take(tx: EntityManager, cartId: string, productIds: string[]): Promise<void> {
  if (productIds.length > 0) await tx.query('DELETE FROM cart_lines WHERE cart_id = ? AND product_id IN (?)', [cartId, productIds]);
}
