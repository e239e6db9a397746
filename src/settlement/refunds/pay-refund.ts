import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { post } from '../ledger/ledger.js';
import { SettlementError } from '../settlement-error.js';
import { firstOpenDay } from '../statements/first-open-day.js';
import { lockRefund } from './lock-refund.js';
import { refundMachine } from './refund-states.js';

@Injectable()
export class PayRefund {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** The bank paid an approved refund: booked on its day, or the first that no issued statement closes. Throws NotFound, `refund_decided`, `refund_day`. */
  async run(actor: Actor, number: string, { paidOn, reference }: { paidOn: string; reference: string }): Promise<void> {
    const [at, today] = [this.clock.now(), this.clock.today()];
    await this.database.inTransaction(async (tx) => {
      const { id, partnerId, currency, amount, status, askedOn } = await lockRefund(tx, number, 'paid');
      if (paidOn < askedOn || paidOn > today) throw new SettlementError('refund_day', { from: askedOn, to: today }, 'paidOn');
      await transition(tx, refundMachine, { id, from: status }, 'paid', { actor, at }, { paidOn, reference });
      await post(tx, {
        partnerId, kind: 'refund', document: number, entryDate: await firstOpenDay(tx, partnerId, paidOn), currency,
        lines: [{ account: 'unapplied', debit: amount }, { account: 'bank', credit: amount }],
      }, { actor, at });
      await this.audit.write(tx, { actor, action: 'refund.paid', subject: number, detail: { amount, paidOn, reference }, partnerId });
      await this.outbox.add(tx, 'notify', { event: 'refund.paid', refund: id });
    });
  }
}
