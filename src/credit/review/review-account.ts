import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { systemActor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { lockAccount } from '../accounts.js';
import { overdueOf } from '../receivables.js';
import { ChangeHold } from './change-hold.js';
import { reviewHold } from './review-hold.js';
import { partnersToReview } from './review.queries.js';

@Injectable()
export class ReviewAccount {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly changeHold: ChangeHold) {}

  /** Holds an account whose overdue went beyond its terms, and lifts the rule's own hold once that is mended, for held orders to be decided again. Twice changes nothing. */
  async run(partnerId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const account = await lockAccount(tx, partnerId);
      if (!account) return;
      const today = this.clock.today();
      const overdue = await overdueOf(tx, partnerId, today);
      const change = reviewHold(account, overdue, today);
      if (!change) return;
      await this.changeHold.within(tx, systemActor, partnerId, { ...change, figures: { overdueDays: change.days, overdueAmount: overdue.amount, toPay: change.toPay } });
      if (!change.isHold) await this.outbox.add(tx, 'credit', { partner: partnerId });
    });
  }

  /** The nightly review: everyone overdue or held by the rule. */
  async runForAll(): Promise<void> {
    for (const partnerId of await partnersToReview(this.database, this.clock.today())) await this.run(partnerId);
  }
}
