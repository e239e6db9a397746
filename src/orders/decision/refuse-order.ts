import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { returnDraws } from '../draws.js';
import { lockOrder } from '../lock-order.js';
import { cancelOpenLines } from '../open-lines.js';
import { endReview } from '../review/end-review.js';
import { OrderError } from '../order-error.js';
import { orderMachine } from '../order-states.js';

@Injectable()
export class RefuseOrder {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Finance refuses a held order; its stock is free again. Throws `not_held`. */
  async run(actor: Actor, number: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { order } = await lockOrder(tx, actor, number);
      if (order.status !== 'held') throw new OrderError('not_held', { number }, undefined, 409);
      const [at, today] = [this.clock.now(), this.clock.today()];
      await cancelOpenLines(tx, order.id, at);
      await returnDraws(tx, order, { actor, at, today });
      await endReview(tx, order, { actor, at, reason });
      await transition(tx, orderMachine, { id: order.id, from: order.status }, 'rejected', { actor, at, reason });
      await this.audit.write(tx, { actor, action: 'order.refused', subject: number, detail: { reason }, partnerId: order.partnerId });
      await this.outbox.add(tx, 'notify', { event: 'order.rejected', order: order.id });
    });
  }
}
