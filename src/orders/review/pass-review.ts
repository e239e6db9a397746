import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { lockOrder } from '../lock-order.js';
import { OrderError } from '../order-error.js';
import { reviewMachine } from './review-states.js';

@Injectable()
export class PassReview {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** The desk has checked a submitted order: now its credit is decided. Throws `not_in_review`. */
  async run(actor: Actor, number: string, key?: string): Promise<void> {
    const now = this.clock.now();
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { review: number } }, now, async () => {
      const { order } = await lockOrder(tx, actor, number);
      if (order.status !== 'submitted' || order.review !== 'order') throw new OrderError('not_in_review', { number }, undefined, 409);
      await transition(tx, reviewMachine, { id: order.id, from: 'order' }, 'none', { actor, at: now }, { holdReason: null });
      await this.outbox.add(tx, 'credit', { order: order.id });
      await this.audit.write(tx, { actor, action: 'order.review_passed', subject: number, partnerId: order.partnerId });
      return { number };
    }));
  }
}
