import type { EntityManager } from 'typeorm';
import { setAsideCash, takePayment } from '../../credit/accounts.js';
import { affected } from '../../platform/database/database.js';
import { type Amount, isPositive, sum } from '../../platform/money/money.js';
import { allocate } from '../payments/allocate.js';
import { SettlementError } from '../settlement-error.js';
import type { LockedRefund } from './lock-refund.js';

export type Part = { paymentId: string | null; creditNoteId: string | null; number: string; amount: Amount };

type Wanted = { partnerId: string; amount: Amount; of?: string; isCashOnly?: boolean };
type Rest = { id: string; number: string; openAmount: Amount; isCredit: 0 | 1 };

/**
 * Takes an amount out of what the partner has unapplied, so that it can neither be matched nor taken again: of the payment or credit note named,
 * else of the payments and then the credit notes, the oldest first. Only money becomes money in a fund (`isCashOnly`). The caller holds the account's lock. Throws what `faults` name.
 */
export async function setAside(tx: EntityManager, { partnerId, amount, of, isCashOnly = false }: Wanted, today: string, faults = { over: 'over_refundable', covers: 'refund_covers_credit' }): Promise<Part[]> {
  const rests = [...await paymentsLeft(tx, partnerId, of), ...isCashOnly ? [] : await creditLeft(tx, partnerId, of)];
  const { allocations, rest } = allocate(amount, rests);
  if (isPositive(rest)) throw new SettlementError(faults.over, { available: sum(rests.map(({ openAmount }) => openAmount)) }, 'amount');
  for (const { invoice, amount: part } of allocations) await takeFrom(tx, invoice, part);
  if (!await setAsideCash(tx, partnerId, amount, today)) throw new SettlementError(faults.covers, {}, 'amount');
  return allocations.map(({ invoice: { id, number, isCredit }, amount: part }) => ({ paymentId: isCredit ? null : id, creditNoteId: isCredit ? id : null, number, amount: part }));
}

const left = 'SELECT id, number, unapplied AS openAmount,';
const named = (of: string | undefined) => (of ? ' AND number = ?' : '');

const paymentsLeft = (tx: EntityManager, partnerId: string, of: string | undefined) => tx.query<Rest[]>(
  `${left} 0 AS isCredit FROM payments WHERE partner_id = ? AND unapplied > 0 AND status = 'recorded'${named(of)} ORDER BY received_on, id FOR UPDATE`, of ? [partnerId, of] : [partnerId]);
const creditLeft = (tx: EntityManager, partnerId: string, of: string | undefined) => tx.query<Rest[]>(
  `${left} 1 AS isCredit FROM credit_notes WHERE partner_id = ? AND unapplied > 0${named(of)} ORDER BY id FOR UPDATE`, of ? [partnerId, of] : [partnerId]);

async function takeFrom(tx: EntityManager, { id, number, isCredit }: Rest, part: Amount): Promise<void> {
  const rows = await affected(tx, isCredit
    ? 'UPDATE credit_notes SET unapplied = unapplied - ? WHERE id = ? AND unapplied >= ?'
    : "UPDATE payments SET unapplied = unapplied - ? WHERE id = ? AND status = 'recorded' AND unapplied >= ?", [part, id, part]);
  if (rows !== 1) throw new SettlementError(isCredit ? 'credit_moved' : 'payment_moved', { number }, undefined, 409);
}

/** Gives back what a refund that will not be paid had set aside. */
export async function putBack(tx: EntityManager, { id, partnerId, amount }: LockedRefund): Promise<void> {
  await tx.query('UPDATE payments p JOIN refund_parts t ON t.payment_id = p.id AND t.refund_id = ? SET p.unapplied = p.unapplied + t.amount', [id]);
  await tx.query('UPDATE credit_notes c JOIN refund_parts t ON t.credit_note_id = c.id AND t.refund_id = ? SET c.unapplied = c.unapplied + t.amount', [id]);
  await takePayment(tx, partnerId, amount);
}
