import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/http/actor.js';
import { transition } from '../../platform/states/transition.js';
import { completeIfDone, type Fulfilment, fulfilmentMachine } from '../order-states.js';

/** A shipped order all of whose shipments are confirmed is received, and done when it is paid. */
export async function receiveIfComplete(tx: EntityManager, { id }: { id: string }, who: { actor: Actor; at: Date }): Promise<void> {
  const [order] = await tx.query<{ fulfilment: Fulfilment; open: string }[]>(
    'SELECT fulfilment, (SELECT COUNT(*) FROM shipments s WHERE s.order_id = o.id AND s.received_at IS NULL) AS open FROM orders o WHERE o.id = ?', [id]);
  if (order?.fulfilment !== 'shipped' || Number(order.open) > 0) return;
  await transition(tx, fulfilmentMachine, { id, from: 'shipped' }, 'received', who);
  await completeIfDone(tx, id, who);
}
