import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { commitReleased, commitWithinLimit } from '../../credit/accounts.js';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, affected } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { onCredit } from '../draws.js';
import { type LockedOrder, lockOrder } from '../lock-order.js';
import { endReview } from '../review/end-review.js';
import { OrderError } from '../order-error.js';
import { orderMachine } from '../order-states.js';

@Injectable()
export class ReleaseOrder {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Finance lets a held order go on beyond the rules, for this amount and with a reason; with the same key again nothing more happens. Throws `not_held`, `no_account`, `no_longer_fits`. */
  async run(actor: Actor, number: string, reason: string, key?: string): Promise<void> {
    await this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { release: number, reason } }, this.clock.now(), async () => {
      const { order, account } = await lockOrder(tx, actor, number);
      if (order.status !== 'held') throw new OrderError('not_held', { number }, undefined, 409);
      if (!account) throw new OrderError('no_account', { number }, undefined, 409);
      // what only waits for finance's review keeps to the rules: where the limit was used up meanwhile, it is decided anew before anyone releases it beyond
      const isReview = order.review === 'finance';
      if (isReview && !await commitWithinLimit(tx, order.partnerId, onCredit(order), this.clock.today())) return this.decideAnew(tx, order);
      if (!isReview) await commitReleased(tx, order.partnerId, onCredit(order));
      await affected(tx, `UPDATE orders SET committed = total - rebate_drawn - prepaid_drawn, released_total = ${isReview ? 'NULL' : 'total'}, hold_reason = NULL WHERE id = ?`, [order.id]);
      await endReview(tx, order, { actor, at: this.clock.now() });
      await transition(tx, orderMachine, { id: order.id, from: order.status }, 'approved', { actor, at: this.clock.now(), reason });
      await this.audit.write(tx, { actor, action: 'order.released', subject: number, detail: { reason, total: order.total }, partnerId: order.partnerId });
      await this.outbox.add(tx, 'notify', { event: 'order.approved', order: order.id });
      return { number };
    })).then((released) => {
      if (!released) throw new OrderError('no_longer_fits', { number }, undefined, 409);
    });
  }

  private async decideAnew(tx: EntityManager, { id }: LockedOrder): Promise<null> {
    await this.outbox.add(tx, 'credit', { order: id });
    return null;
  }
}
