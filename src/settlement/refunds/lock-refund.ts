import type { EntityManager } from 'typeorm';
import { lockAccount } from '../../credit/accounts.js';
import { NotFound } from '../../platform/http/errors.js';
import { SettlementError } from '../settlement-error.js';
import { refundMachine } from './refund-states.js';
import type { RefundStatus } from './refund.entity.js';

export type LockedRefund = { id: string; number: string; partnerId: string; status: RefundStatus; amount: string; currency: string; askedBy: string; askedOn: string };

const refund = 'SELECT id, number, partner_id AS partnerId, status, amount, currency, asked_by AS askedBy, asked_on AS askedOn FROM refunds WHERE number = ?';

/** Locks the partner's account, then the refund, which is to go on to `to`. Throws NotFound, also for another partner's; `refund_decided`. */
export async function lockRefund(tx: EntityManager, number: string, to: RefundStatus, partnerId?: string): Promise<LockedRefund> {
  const [found] = await tx.query<LockedRefund[]>(refund, [number]);
  if (!found || (partnerId !== undefined && found.partnerId !== partnerId)) throw new NotFound();
  await lockAccount(tx, found.partnerId);
  const [locked] = await tx.query<LockedRefund[]>(`${refund} FOR UPDATE`, [number]);
  if (!locked) throw new NotFound();
  if (!refundMachine.transitions[locked.status].includes(to)) throw new SettlementError('refund_decided', { number }, undefined, 409);
  return locked;
}
