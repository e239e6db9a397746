import type { EntityManager } from 'typeorm';
import { lowerInvoices } from '../../credit/accounts.js';
import { type Fund, funds } from '../../credit/funds/fund-account.entity.js';
import { settleReceivable } from '../../credit/receivables.js';
import type { Actor } from '../../platform/http/actor.js';
import { type Amount, isPositive, sum } from '../../platform/money/money.js';
import { post } from '../ledger/ledger.js';
import { PaymentAllocation } from '../payments/payment-allocation.entity.js';

type Settled = { id: string; number: string; receivableId: string; partnerId: string; currency: string };

/** Lowers an invoice by what funds of its partner pay of it, with one ledger entry; the funds themselves were lowered before. */
export async function settleFromFunds(tx: EntityManager, invoice: Settled, paid: Partial<Record<Fund, Amount>>, { actor, at, today }: { actor: Actor; at: Date; today: string }): Promise<void> {
  const parts = funds.map((fund) => ({ fund, amount: paid[fund] ?? '0.00' })).filter(({ amount }) => isPositive(amount));
  if (parts.length === 0) return;
  const total = sum(parts.map(({ amount }) => amount));
  const { id: invoiceId, number, receivableId, partnerId, currency } = invoice;
  const entryId = await post(tx, {
    partnerId, kind: 'draw', document: number, entryDate: today, currency,
    lines: [...parts.map(({ fund, amount }) => ({ account: fund, debit: amount })), { account: 'receivable', credit: total }],
  }, { actor, at });
  await tx.insert(PaymentAllocation, parts.map((part) => ({ ...part, paymentId: null, creditNoteId: null, invoiceId, entryId, allocatedOn: today, createdByName: actor.name, createdAt: at })));
  await settleReceivable(tx, receivableId, total);
  await lowerInvoices(tx, partnerId, total);
}
