import type { EntityManager } from 'typeorm';
import { applyPayment, takePayment } from '../../credit/accounts.js';
import { settleReceivable } from '../../credit/receivables.js';
import { affected } from '../../platform/database/database.js';
import { type Actor, systemActor } from '../../platform/http/actor.js';
import { type Amount, negative, sum } from '../../platform/money/money.js';
import { moveOrderPayments } from '../invoices/move-order-payments.js';
import type { OpenInvoice } from '../invoices/open-invoices.queries.js';
import { post, reverse } from '../ledger/ledger.js';
import { decidePromises } from '../promises/decide-promises.js';
import { firstOpenDay } from '../statements/first-open-day.js';
import { SettlementError } from '../settlement-error.js';
import type { Allocation } from './allocate.js';
import { PaymentAllocation } from './payment-allocation.entity.js';

type Applied = { id: string; number: string; partnerId: string; currency: string };
type When = { actor: Actor; at: Date; today: string };
type Settled = { id: string; orderId: string; receivableId: string };

/** Books cash that came in: bank against unapplied, on the day it was received or the first that no issued statement closes. */
export async function bookCash(tx: EntityManager, payment: Applied, { amount, receivedOn }: { amount: Amount; receivedOn: string }, { actor, at }: When): Promise<void> {
  const { partnerId, currency, number } = payment;
  await takePayment(tx, partnerId, amount);
  await post(tx, {
    partnerId, kind: 'payment', document: number, entryDate: await firstOpenDay(tx, partnerId, receivedOn), currency,
    lines: [{ account: 'bank', debit: amount }, { account: 'unapplied', credit: amount }],
  }, { actor, at });
}

/** Matches a payment's unapplied cash to invoices, as one run with one ledger entry. Throws `payment_moved`, CreditError `over_settled`. */
export async function applyTo(tx: EntityManager, payment: Applied, allocations: Allocation<OpenInvoice>[], when: When): Promise<void> {
  if (allocations.length === 0) return;
  const total = sum(allocations.map(({ amount }) => amount));
  const { partnerId, currency, number } = payment;
  const entryId = await post(tx, {
    partnerId, kind: 'match', document: number, entryDate: when.today, currency,
    lines: [{ account: 'unapplied', debit: total }, { account: 'receivable', credit: total }],
  }, when);
  await move(tx, payment, { entryId, total, parts: allocations }, when);
  await decidePromises(tx, partnerId, { actor: systemActor, at: when.at });
}

/** Takes a matching run back: its entry is reversed, its allocations are answered by negative ones. */
export async function takeBack(tx: EntityManager, payment: Applied, run: { entryId: string; parts: Allocation<Settled>[]; reason: string }, when: When): Promise<void> {
  const entryId = await reverse(tx, run.entryId, { entryDate: when.today, reason: run.reason }, when);
  const parts = run.parts.map(({ invoice, amount }) => ({ invoice, amount: negative(amount) }));
  await move(tx, payment, { entryId, total: sum(parts.map(({ amount }) => amount)), parts }, when);
}

async function move(
  tx: EntityManager, payment: Applied, { entryId, total, parts }: { entryId: string; total: Amount; parts: Allocation<Settled>[] }, { actor, at, today }: When,
): Promise<void> {
  const rows = await affected(tx,
    "UPDATE payments SET unapplied = unapplied - ? WHERE id = ? AND status = 'recorded' AND unapplied >= ? AND unapplied - ? <= amount", [total, payment.id, total, total]);
  if (rows !== 1) throw new SettlementError('payment_moved', { number: payment.number }, undefined, 409);
  await tx.insert(PaymentAllocation, parts.map(({ invoice, amount }) => ({
    paymentId: payment.id, creditNoteId: null, fund: null, invoiceId: invoice.id, entryId, amount, allocatedOn: today, createdByName: actor.name, createdAt: at,
  })));
  for (const { invoice, amount } of parts) await settleReceivable(tx, invoice.receivableId, amount);
  await applyPayment(tx, payment.partnerId, total);
  await moveOrderPayments(tx, [...new Set(parts.map(({ invoice }) => invoice.orderId))], { actor, at });
}
