import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { lockOrder } from '../lock-order.js';
import { atHand, orderLinesOf } from '../open-lines.js';
import { OrderError } from '../order-error.js';
import { parcelLines } from '../shipping/parcel-lines.js';
import type { Parcel } from '../shipping/ship-order.js';
import { plannedOf, writePlan } from './plans.js';

@Injectable()
export class PlanShipment {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Makes all or part of an approved order ready to leave, beside what is planned already. Throws `not_approved`, `nothing_to_ship`; Invalid by line. */
  async run(actor: Actor, number: string, parcel: Parcel, key: string | undefined): Promise<{ number: string }> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { plan: number, parcel } }, at, async () => {
      const { order } = await lockOrder(tx, actor, number);
      if (order.status !== 'approved') throw new OrderError('not_approved', { number }, undefined, 409);
      const planned = await plannedOf(tx, order.id);
      const open = atHand(await orderLinesOf(tx, order.id)).map((line) => ({ ...line, open: Number(line.open) - (planned.get(line.id) ?? 0) }));
      const lines = parcelLines(open, parcel.lines).map(({ line, quantity, batches }) => ({ orderLineId: line.id, quantity, batches }));
      const plan = await writePlan(tx, { order, lines, carrier: parcel.carrier ?? '', trackingNumbers: (parcel.trackingNumbers ?? []).join(' ') }, { actor, at, today: this.clock.today() });
      await this.audit.write(tx, { actor, action: 'order.shipment_planned', subject: number, detail: { plan: plan.number }, partnerId: order.partnerId });
      return plan;
    }));
  }
}
