import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { systemActor } from '../../platform/http/actor.js';
import { beginState } from '../../platform/states/transition.js';
import { alertMachine } from './alert-states.js';
import { evidenceOf, type WatchedOrder, watchedOrder } from './evidence.queries.js';
import { OrderAlert } from './order-alert.entity.js';
import { type AlertFigures, whatStandsOut } from './what-stands-out.js';

@Injectable()
export class WatchOrder {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Raises an alert for finance where an order stands out for a reason it was not spoken of yet; the order itself goes on. A version has at most one alert, also where a later look at it finds a further reason. */
  async run(orderId: string): Promise<void> {
    const order = await watchedOrder(this.database, orderId);
    if (!order || order.status === 'cancelled' || order.status === 'rejected') return;
    const evidence = await evidenceOf(this.database, order);
    const figures = evidence && whatStandsOut(evidence);
    if (figures) await this.raise(order, figures);
  }

  private async raise({ id: orderId, version }: WatchedOrder, figures: AlertFigures): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      // locked, so that an order is spoken of once at a time; one that was changed meanwhile is looked at for its change
      const [same] = await tx.query<object[]>('SELECT 1 FROM orders WHERE id = ? AND version = ? FOR UPDATE', [orderId, version]);
      if (!same || !speaksAnew(version, figures, await tx.findBy(OrderAlert, { orderId }))) return;
      const at = this.clock.now();
      const { identifiers } = await tx.insert(OrderAlert, { orderId, orderVersion: version, status: 'open', figures: JSON.stringify(figures), raisedAt: at, judgedAt: null });
      await beginState(tx, alertMachine, String(identifiers[0]?.id), 'open', { actor: systemActor, at });
    });
  }
}

function speaksAnew(version: number, { reasons }: AlertFigures, earlier: OrderAlert[]): boolean {
  const known = new Set(earlier.flatMap(({ figures }) => (JSON.parse(figures) as AlertFigures).reasons));
  return !earlier.some(({ orderVersion }) => orderVersion === version) && reasons.some((reason) => !known.has(reason));
}
