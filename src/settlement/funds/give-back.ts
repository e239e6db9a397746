import type { EntityManager } from 'typeorm';
import { lowerInvoices } from '../../credit/accounts.js';
import { creditDraws } from '../../credit/funds/draws.js';
import type { Fund } from '../../credit/funds/fund-account.entity.js';
import { type Moved, moveFunds } from '../../credit/funds/funds.js';
import { settleReceivable } from '../../credit/receivables.js';
import { type Amount, isPositive, minus, negative, sum } from '../../platform/money/money.js';
import { post } from '../ledger/ledger.js';
import { allocate } from '../payments/allocate.js';
import { PaymentAllocation } from '../payments/payment-allocation.entity.js';

type Paid = { id: string; receivableId: string; partnerId: string; currency: string };
type FundPart = { fund: Fund; amount: Amount };
type Because = { document: string; note?: string };

// first what the partner may do least with
const backFirst = ['rebate', 'prepaid', 'deposit'] as const;

/** Gives funds back what a credit note takes off its invoice beyond what is open of it, as far as they paid it. Returns how much, which is open again. */
export async function giveBackBeyondOpen(tx: EntityManager, invoice: Paid & { openAmount: Amount }, note: { number: string; total: Amount }, moved: Moved): Promise<Amount> {
  const paid = await paidByFunds(tx, invoice.id);
  const { allocations } = allocate(minus(note.total, invoice.openAmount), backFirst.map((fund) => ({ fund, openAmount: paid[fund] ?? '0.00' })));
  return giveBack(tx, invoice, allocations.map(({ invoice: { fund }, amount }) => ({ fund, amount })), { document: note.number }, moved);
}

/** Takes back what funds paid of an invoice, which is open again by as much; the caller holds the credit account's lock. Returns how much. */
export async function giveBack(tx: EntityManager, invoice: Paid, parts: FundPart[], { document, note }: Because, moved: Moved): Promise<Amount> {
  if (parts.length === 0) return '0.00';
  const { id: invoiceId, receivableId, partnerId, currency } = invoice;
  const { actor, at, today } = moved;
  const total = sum(parts.map(({ amount }) => amount));
  await creditDraws(tx, await orderOf(tx, invoiceId), { rebate: of(parts, 'rebate'), prepaid: of(parts, 'prepaid') });
  await moveFunds(tx, partnerId, parts.map((part) => ({ ...part, kind: 'given_back', document, note })), moved);
  const entryId = await post(tx, {
    partnerId, kind: 'draw_back', document, entryDate: today, currency,
    lines: [{ account: 'receivable', debit: total }, ...parts.map(({ fund, amount }) => ({ account: fund, credit: amount }))],
  }, moved);
  await tx.insert(PaymentAllocation, parts.map(({ fund, amount }) => ({
    paymentId: null, creditNoteId: null, fund, invoiceId, entryId, amount: negative(amount), allocatedOn: today, createdByName: actor.name, createdAt: at,
  })));
  await settleReceivable(tx, receivableId, negative(total));
  await lowerInvoices(tx, partnerId, negative(total));
  return total;
}

/** What each fund paid of an invoice and did not get back yet. */
export async function paidByFunds(tx: EntityManager, invoiceId: string): Promise<Partial<Record<Fund, Amount>>> {
  const rows = await tx.query<FundPart[]>('SELECT fund, SUM(amount) AS amount FROM payment_allocations WHERE invoice_id = ? AND fund IS NOT NULL GROUP BY fund', [invoiceId]);
  return Object.fromEntries(rows.filter(({ amount }) => isPositive(amount)).map(({ fund, amount }) => [fund, amount]));
}

async function orderOf(tx: EntityManager, invoiceId: string): Promise<string> {
  const [order] = await tx.query<{ number: string }[]>('SELECT o.number FROM invoices i JOIN orders o ON o.id = i.order_id WHERE i.id = ?', [invoiceId]);
  return order?.number ?? '';
}

function of(parts: FundPart[], fund: Fund): Amount {
  return sum(parts.filter((part) => part.fund === fund).map(({ amount }) => amount));
}
