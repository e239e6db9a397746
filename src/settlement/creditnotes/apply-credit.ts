import type { EntityManager } from 'typeorm';
import { applyPayment } from '../../credit/accounts.js';
import { settleReceivable } from '../../credit/receivables.js';
import { affected } from '../../platform/database/database.js';
import { type Actor, systemActor } from '../../platform/http/actor.js';
import { type Amount, sum } from '../../platform/money/money.js';
import { moveOrderPayments } from '../invoices/move-order-payments.js';
import { post } from '../ledger/ledger.js';
import type { Allocation } from '../payments/allocate.js';
import { PaymentAllocation } from '../payments/payment-allocation.entity.js';
import { decidePromises } from '../promises/decide-promises.js';
import { SettlementError } from '../settlement-error.js';

export type Crediting = { id: string; number: string; partnerId: string; currency: string };
type Lowered = { id: string; orderId: string; receivableId: string; openAmount: Amount };
type When = { actor: Actor; at: Date; today: string };

/** Lowers invoices by what a credit note has left, as one run with one ledger entry: the way cash is matched. Throws `credit_moved`, CreditError `over_settled`. */
export async function applyCredit(tx: EntityManager, note: Crediting, parts: Allocation<Lowered>[], { actor, at, today }: When): Promise<void> {
  if (parts.length === 0) return;
  const total = sum(parts.map(({ amount }) => amount));
  const { id, number, partnerId, currency } = note;
  const entryId = await post(tx, {
    partnerId, kind: 'match', document: number, entryDate: today, currency, lines: [{ account: 'unapplied', debit: total }, { account: 'receivable', credit: total }],
  }, { actor, at });
  const rows = await affected(tx, 'UPDATE credit_notes SET unapplied = unapplied - ? WHERE id = ? AND unapplied >= ?', [total, id, total]);
  if (rows !== 1) throw new SettlementError('credit_moved', { number }, undefined, 409);
  await tx.insert(PaymentAllocation, parts.map(({ invoice, amount }) => ({
    paymentId: null, creditNoteId: id, fund: null, invoiceId: invoice.id, entryId, amount, allocatedOn: today, createdByName: actor.name, createdAt: at,
  })));
  for (const { invoice, amount } of parts) await settleReceivable(tx, invoice.receivableId, amount);
  await applyPayment(tx, partnerId, total);
  await moveOrderPayments(tx, [...new Set(parts.map(({ invoice }) => invoice.orderId))], { actor, at });
  await decidePromises(tx, partnerId, { actor: systemActor, at });
}
