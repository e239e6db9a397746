import type { EntityManager } from 'typeorm';
import { moveCommittedToInvoiced } from '../../credit/accounts.js';
import { openReceivable } from '../../credit/receivables.js';
import { noteInvoice, type ShippedOrder } from '../../orders/shipping/ship-order.js';
import { addDays } from '../../platform/clock/days.js';
import { affected } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { sum } from '../../platform/money/money.js';
import { nextInSeries } from '../../platform/numbering/numbers.js';
import { settleFromFunds } from '../funds/settle-from-funds.js';
import { post } from '../ledger/ledger.js';
import { InvoiceLine } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import { moveOrderPayments } from './move-order-payments.js';

/** Invoices what was shipped and books it: receivable, ledger, credit account, what the order drew on funds, its payment state. Returns the invoice's id and number. */
export async function issueInvoice(
  tx: EntityManager, { order, shipment, lines, committedReleased, drawn }: ShippedOrder, { actor, at, today }: { actor: Actor; at: Date; today: string },
): Promise<{ id: string; number: string }> {
  const subtotal = sum(lines.map(({ amount }) => amount));
  const tax = sum(lines.map((line) => line.tax));
  const total = sum([subtotal, tax]);
  const dueOn = addDays(today, order.termsDays);
  const { partnerId, currency } = order;
  await moveCommittedToInvoiced(tx, partnerId, { committed: committedReleased, invoiced: total });
  await affected(tx, 'UPDATE orders SET invoiced = invoiced + ? WHERE id = ?', [total, order.id]);
  const number = await nextInSeries(tx, 'INV', Number(today.slice(0, 4)));
  const receivableId = await openReceivable(tx, { partnerId, document: number, issuedOn: today, dueOn, amount: total });
  const { identifiers } = await tx.insert(Invoice, {
    number, partnerId, orderId: order.id, shipmentId: shipment.id, receivableId, issuedOn: today, dueOn, currency, subtotal, tax, total, createdAt: at,
  });
  const id = String(identifiers[0]?.id);
  await tx.insert(InvoiceLine, lines.map((line) => ({ invoiceId: id, ...line })));
  await post(tx, {
    partnerId, kind: 'invoice', document: number, entryDate: today, currency,
    lines: [{ account: 'receivable', debit: total }, { account: 'revenue', credit: subtotal }, { account: 'tax', credit: tax }],
  }, { actor, at });
  await noteInvoice(tx, shipment.id, number);
  await settleFromFunds(tx, { id, number, receivableId, partnerId, currency }, drawn, { actor, at, today });
  await moveOrderPayments(tx, [order.id], { actor, at });
  return { id, number };
}
