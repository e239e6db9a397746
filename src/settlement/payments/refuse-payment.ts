import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { SettlementError } from '../settlement-error.js';
import { lockPayment } from './lock-payment.js';
import { paymentMachine } from './payment-states.js';

@Injectable()
export class RefusePayment {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Finance does not accept a dealer's voucher; the dealer reads the reason. Throws `already_decided`. */
  async run(actor: Actor, number: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const payment = await lockPayment(tx, number);
      if (payment.status !== 'submitted') throw new SettlementError('already_decided', { number }, undefined, 409);
      await transition(tx, paymentMachine, { id: payment.id, from: payment.status }, 'refused', { actor, at: this.clock.now(), reason }, { refusalReason: reason });
      await this.audit.write(tx, { actor, action: 'payment.refused', subject: number, detail: { reason }, partnerId: payment.partnerId });
      await this.outbox.add(tx, 'notify', { event: 'payment.refused', payment: payment.id });
    });
  }
}
