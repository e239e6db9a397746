import type { EntityManager } from 'typeorm';
import { NotFound } from '../../platform/http/errors.js';
import type { StandingStatus } from './standing-order.entity.js';

export type LockedStanding = {
  id: string; partnerId: string; name: string; status: StandingStatus; rhythm: string; weekdays: string; monthDay: number | null; nextOn: string | null; endsOn: string | null;
  addressId: string | null; draw: string; buyerId: string;
};

const locked = `
  SELECT id, partner_id AS partnerId, name, status, rhythm, weekdays, month_day AS monthDay, next_on AS nextOn, ends_on AS endsOn, address_id AS addressId, draw, buyer_id AS buyerId
  FROM standing_orders WHERE id = ? FOR UPDATE`;

/** Locks a standing order until the transaction ends; stock comes after it. A partner reaches only its own: NotFound. */
export async function lockStanding(tx: EntityManager, id: string, partnerId?: string): Promise<LockedStanding> {
  const [row] = await tx.query<LockedStanding[]>(locked, [id]);
  if (!row || (partnerId !== undefined && row.partnerId !== partnerId)) throw new NotFound();
  return row;
}
