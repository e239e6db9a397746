import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { giveBack } from '../credit/accounts.js';
import { Audit } from '../identity/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, affected } from '../platform/database/database.js';
import type { Actor } from '../platform/http/actor.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { isPositive } from '../platform/money/money.js';
import { transition } from '../platform/states/transition.js';
import { returnDraws } from './draws.js';
import { type LockedOrder, lockOrder } from './lock-order.js';
import { cancelOpenLines } from './open-lines.js';
import { endReview } from './review/end-review.js';
import { OrderError } from './order-error.js';
import { fulfilmentMachine, orderMachine, type OrderStatus } from './order-states.js';
import { withdrawUnfitPlans } from './planning/plans.js';
import { receiveIfComplete } from './shipping/receive-if-complete.js';

const cancellable = new Set<OrderStatus>(['submitted', 'held', 'approved']);
const cancellableByPartner = new Set<OrderStatus>(['submitted', 'held']);

@Injectable()
export class CancelOrder {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /**
   * Cancels what is not shipped: the whole order, or the rest of one shipped in part. A partner may do so until the approval.
   * Throws `nothing_to_cancel`, `cancel_after_approval`.
   */
  async run(actor: Actor, number: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { order } = await lockOrder(tx, actor, number);
      if (!cancellable.has(order.status)) throw new OrderError('nothing_to_cancel', { number }, undefined, 409);
      if ('partnerId' in actor && !cancellableByPartner.has(order.status)) throw new OrderError('cancel_after_approval', { number }, undefined, 409);
      if (await cancelOpenLines(tx, order.id, this.clock.now()) === 0) throw new OrderError('nothing_to_cancel', { number }, undefined, 409);
      if (isPositive(order.committed)) await giveBack(tx, order.partnerId, order.committed);
      await affected(tx, 'UPDATE orders SET committed = 0, hold_reason = NULL WHERE id = ?', [order.id]);
      await returnDraws(tx, order, { actor, at: this.clock.now(), today: this.clock.today() });
      await endReview(tx, order, { actor, at: this.clock.now(), reason });
      await withdrawUnfitPlans(tx, order, { actor, at: this.clock.now(), reason });
      await this.close(tx, order, { actor, at: this.clock.now(), reason });
      await this.audit.write(tx, { actor, action: 'order.cancelled', subject: number, detail: { reason }, partnerId: order.partnerId });
      await this.outbox.add(tx, 'notify', { event: 'order.cancelled', order: order.id });
    });
  }

  private async close(tx: EntityManager, order: LockedOrder, why: { actor: Actor; at: Date; reason: string }): Promise<void> {
    if (order.fulfilment === 'none') return transition(tx, orderMachine, { id: order.id, from: order.status }, 'cancelled', why);
    await transition(tx, fulfilmentMachine, { id: order.id, from: order.fulfilment }, 'shipped', why);
    await receiveIfComplete(tx, order, why);
  }
}
