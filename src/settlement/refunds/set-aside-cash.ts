import type { EntityManager } from 'typeorm';
import { setAsideCash, takePayment } from '../../credit/accounts.js';
import { affected } from '../../platform/database/database.js';
import { type Amount, isPositive, sum } from '../../platform/money/money.js';
import { allocate } from '../payments/allocate.js';
import { SettlementError } from '../settlement-error.js';
import type { LockedRefund } from './lock-refund.js';

export type Part = { paymentId: string; number: string; amount: Amount };

type Wanted = { partnerId: string; amount: Amount; payment?: string };
type Rest = { id: string; number: string; openAmount: Amount };

/**
 * Takes an amount out of the partner's unapplied cash, so that it can neither be matched nor taken again: of the payment named, else of the oldest first.
 * The caller holds the account's lock. Throws what `faults` name.
 */
export async function setAside(tx: EntityManager, { partnerId, amount, payment }: Wanted, today: string, faults = { over: 'over_refundable', covers: 'refund_covers_credit' }): Promise<Part[]> {
  const rests = await tx.query<Rest[]>(`
    SELECT id, number, unapplied AS openAmount FROM payments WHERE partner_id = ? AND unapplied > 0 AND status = 'recorded'${payment ? ' AND number = ?' : ''}
    ORDER BY received_on, id FOR UPDATE`, payment ? [partnerId, payment] : [partnerId]);
  const { allocations, rest } = allocate(amount, rests);
  if (isPositive(rest)) throw new SettlementError(faults.over, { available: sum(rests.map(({ openAmount }) => openAmount)) }, 'amount');
  for (const { invoice: { id, number }, amount: part } of allocations) {
    const rows = await affected(tx, "UPDATE payments SET unapplied = unapplied - ? WHERE id = ? AND status = 'recorded' AND unapplied >= ?", [part, id, part]);
    if (rows !== 1) throw new SettlementError('payment_moved', { number }, undefined, 409);
  }
  if (!await setAsideCash(tx, partnerId, amount, today)) throw new SettlementError(faults.covers, {}, 'amount');
  return allocations.map(({ invoice, amount: part }) => ({ paymentId: invoice.id, number: invoice.number, amount: part }));
}

/** Gives back what a refund that will not be paid had set aside. */
export async function putBack(tx: EntityManager, { id, partnerId, amount }: LockedRefund): Promise<void> {
  await tx.query('UPDATE payments p JOIN refund_parts t ON t.payment_id = p.id AND t.refund_id = ? SET p.unapplied = p.unapplied + t.amount', [id]);
  await takePayment(tx, partnerId, amount);
}
