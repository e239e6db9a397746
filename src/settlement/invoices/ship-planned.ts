import { Injectable } from '@nestjs/common';
import { lockOrder } from '../../orders/lock-order.js';
import { planMachine } from '../../orders/planning/plan-states.js';
import { lockPlan } from '../../orders/planning/plans.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { transition } from '../../platform/states/transition.js';
import { ShipAndInvoice } from './ship-and-invoice.js';

@Injectable()
export class ShipPlanned {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly shipAndInvoice: ShipAndInvoice) {}

  /** Dispatch releases what was planned: it ships and is invoiced, in one transaction. Throws `plan_over` and what shipping throws. */
  run(actor: Actor, number: string, plan: string, key?: string): Promise<{ number: string; invoice: string }> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { release: plan } }, at, async () => {
      const { order } = await lockOrder(tx, actor, number);
      const { id, carrier, trackingNumbers, lines } = await lockPlan(tx, order, plan);
      await transition(tx, planMachine, { id, from: 'planned' }, 'shipped', { actor, at });
      const shipped = await this.shipAndInvoice.within(tx, actor, number, { lines, carrier, trackingNumbers: trackingNumbers.split(' ').filter(Boolean) });
      await affected(tx, 'UPDATE shipment_plans SET shipment_number = ? WHERE id = ?', [shipped.number, id]);
      return shipped;
    }));
  }
}
