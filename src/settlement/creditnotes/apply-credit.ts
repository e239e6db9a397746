import type { EntityManager } from 'typeorm';
import { applyPayment } from '../../credit/accounts.js';
import { settleReceivable } from '../../credit/receivables.js';
import { affected } from '../../platform/database/database.js';
import { type Actor, systemActor } from '../../platform/http/actor.js';
import { type Amount, negative, sum } from '../../platform/money/money.js';
import { moveOrderPayments } from '../invoices/move-order-payments.js';
import { post, reverse } from '../ledger/ledger.js';
import type { Allocation } from '../payments/allocate.js';
import { PaymentAllocation } from '../payments/payment-allocation.entity.js';
import { decidePromises } from '../promises/decide-promises.js';
import { SettlementError } from '../settlement-error.js';

export type Crediting = { id: string; number: string; partnerId: string; currency: string };
type Lowered = { id: string; orderId: string; receivableId: string };
type When = { actor: Actor; at: Date; today: string };

/** Lowers invoices by what a credit note has left, as one run with one ledger entry: the way cash is matched. Throws `credit_moved`, CreditError `over_settled`. */
export async function applyCredit(tx: EntityManager, note: Crediting, parts: Allocation<Lowered>[], when: When): Promise<void> {
  if (parts.length === 0) return;
  const total = sum(parts.map(({ amount }) => amount));
  const { number, partnerId, currency } = note;
  const entryId = await post(tx, {
    partnerId, kind: 'match', document: number, entryDate: when.today, currency, lines: [{ account: 'unapplied', debit: total }, { account: 'receivable', credit: total }],
  }, when);
  await move(tx, note, { entryId, total, parts }, when);
}

/** Takes such a run back: its entry is reversed, its allocations are answered by negative ones. Throws `already_reversed`. */
export async function takeCreditBack(tx: EntityManager, note: Crediting, run: { entryId: string; parts: Allocation<Lowered>[]; reason: string }, when: When): Promise<void> {
  const entryId = await reverse(tx, run.entryId, { entryDate: when.today, reason: run.reason }, when);
  const parts = run.parts.map(({ invoice, amount }) => ({ invoice, amount: negative(amount) }));
  await move(tx, note, { entryId, total: sum(parts.map(({ amount }) => amount)), parts }, when);
}

async function move(tx: EntityManager, { id, number, partnerId }: Crediting, { entryId, total, parts }: { entryId: string; total: Amount; parts: Allocation<Lowered>[] }, { actor, at, today }: When): Promise<void> {
  const rows = await affected(tx, 'UPDATE credit_notes SET unapplied = unapplied - ? WHERE id = ? AND unapplied >= ? AND unapplied - ? <= total', [total, id, total, total]);
  if (rows !== 1) throw new SettlementError('credit_moved', { number }, undefined, 409);
  await tx.insert(PaymentAllocation, parts.map(({ invoice, amount }) => ({
    paymentId: null, creditNoteId: id, fund: null, invoiceId: invoice.id, entryId, amount, allocatedOn: today, createdByName: actor.name, createdAt: at,
  })));
  for (const { invoice, amount } of parts) await settleReceivable(tx, invoice.receivableId, amount);
  await applyPayment(tx, partnerId, total);
  await moveOrderPayments(tx, [...new Set(parts.map(({ invoice }) => invoice.orderId))], { actor, at });
  await decidePromises(tx, partnerId, { actor: systemActor, at });
}
