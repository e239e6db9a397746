import type { EntityManager } from 'typeorm';
import { movePayment } from '../../orders/order-states.js';
import type { Actor } from '../../platform/http/actor.js';
import { paymentStateOf } from '../payments/allocate.js';

/** Brings the payment state of orders in line with what is open of their invoices. */
export async function moveOrderPayments(tx: EntityManager, orderIds: string[], who: { actor: Actor; at: Date }): Promise<void> {
  const rows = await tx.query<{ orderId: string; invoiced: string; open: string }[]>(`
    SELECT i.order_id AS orderId, SUM(r.amount) AS invoiced, SUM(r.open_amount) AS open
    FROM invoices i JOIN receivables r ON r.id = i.receivable_id
    WHERE i.order_id IN (?) GROUP BY i.order_id ORDER BY i.order_id`, [orderIds]);
  for (const row of rows) await movePayment(tx, row.orderId, paymentStateOf(row), who);
}
