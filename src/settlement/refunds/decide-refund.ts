import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { recheckHeldOrders } from '../../orders/decision/check-credit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { SettlementError } from '../settlement-error.js';
import { type LockedRefund, lockRefund } from './lock-refund.js';
import { refundMachine } from './refund-states.js';
import { putBack } from './set-aside-cash.js';

@Injectable()
export class DecideRefund {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Another person than the one who asked agrees. Throws NotFound, `own_refund`, `refund_decided`. */
  async approve(actor: Actor, number: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const refund = await lockRefund(tx, number, 'approved');
      refuseOwn(actor, refund);
      await transition(tx, refundMachine, { id: refund.id, from: refund.status }, 'approved', { actor, at: this.clock.now() });
      await this.audit.write(tx, { actor, action: 'refund.approved', subject: number, detail: { amount: refund.amount }, partnerId: refund.partnerId });
      await this.outbox.add(tx, 'notify', { event: 'refund.approved', refund: refund.id });
    });
  }

  /** Another person says no: the cash is unapplied again. Throws NotFound, `own_refund`, `refund_decided`. */
  async refuse(actor: Actor, number: string, reason: string): Promise<void> {
    await this.end('refused', actor, number, { reason });
  }

  /** Not wanted any more, before it is paid: the cash is unapplied again. A dealer, of `partnerId`, until it is approved. Throws NotFound, `refund_decided`. */
  async cancel(actor: Actor, number: string, why: { reason: string; partnerId?: string }): Promise<void> {
    await this.end('cancelled', actor, number, why);
  }

  private async end(to: 'refused' | 'cancelled', actor: Actor, number: string, { reason, partnerId }: { reason: string; partnerId?: string }): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const refund = await lockRefund(tx, number, to, partnerId);
      if (to === 'refused') refuseOwn(actor, refund);
      if (partnerId !== undefined && refund.status !== 'asked') throw new SettlementError('refund_decided', { number }, undefined, 409);
      await transition(tx, refundMachine, { id: refund.id, from: refund.status }, to, { actor, at: this.clock.now(), reason });
      await putBack(tx, refund);
      await this.audit.write(tx, { actor, action: `refund.${to}`, subject: number, detail: { amount: refund.amount, reason }, partnerId: refund.partnerId });
      await this.outbox.add(tx, 'notify', { event: `refund.${to}`, refund: refund.id });
      await recheckHeldOrders(tx, this.outbox, refund.partnerId);
    });
  }
}

function refuseOwn(actor: Actor, { askedBy, number }: LockedRefund): void {
  if (askedBy === actor.key) throw new SettlementError('own_refund', { number }, undefined, 409);
}
