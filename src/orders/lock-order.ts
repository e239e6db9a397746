import type { EntityManager } from 'typeorm';
import { type AccountRow, lockAccount } from '../credit/accounts.js';
import type { Actor } from '../platform/http/actor.js';
import { NotFound } from '../platform/http/errors.js';
import type { Review } from './review/review-states.js';
import type { Fulfilment, OrderStatus, PaymentState } from './order-states.js';

/** An order whose row stays locked until the transaction ends. */
export type LockedOrder = {
  id: string; number: string; partnerId: string; status: OrderStatus; fulfilment: Fulfilment; payment: PaymentState; review: Review; version: number; currency: string;
  total: string; drawn: string; rebateDrawn: string; prepaidDrawn: string; setAside: string; committed: string; invoiced: string; releasedTotal: string | null; termsDays: number; holdReason: string | null;
};

const locked = `
  SELECT id, number, partner_id AS partnerId, status, fulfilment, payment, review, version, currency, total, rebate_drawn + prepaid_drawn AS drawn, rebate_drawn AS rebateDrawn, prepaid_drawn AS prepaidDrawn, set_aside AS setAside, committed, invoiced, released_total AS releasedTotal,
    terms_days AS termsDays, hold_reason AS holdReason
  FROM orders WHERE id = ? FOR UPDATE`;

/** Locks the partner's account, then the order (DESIGN section 5). A partner's actor reaches only its own: NotFound. */
export async function lockOrder(tx: EntityManager, actor: Actor, number: string): Promise<{ order: LockedOrder; account: AccountRow | undefined }> {
  const [found] = await tx.query<{ id: string; partnerId: string }[]>('SELECT id, partner_id AS partnerId FROM orders WHERE number = ?', [number]);
  const ownPartner = 'partnerId' in actor ? actor.partnerId : found?.partnerId;
  if (!found || found.partnerId !== ownPartner) throw new NotFound();
  return lockFound(tx, found);
}

export async function lockOrderById(tx: EntityManager, id: string): Promise<{ order: LockedOrder; account: AccountRow | undefined }> {
  const [found] = await tx.query<{ id: string; partnerId: string }[]>('SELECT id, partner_id AS partnerId FROM orders WHERE id = ?', [id]);
  if (!found) throw new NotFound();
  return lockFound(tx, found);
}

async function lockFound(tx: EntityManager, { id, partnerId }: { id: string; partnerId: string }) {
  const account = await lockAccount(tx, partnerId);
  const [order] = await tx.query<LockedOrder[]>(locked, [id]);
  if (!order) throw new NotFound();
  return { order, account };
}
