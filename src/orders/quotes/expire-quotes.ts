import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { systemActor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { lockQuote } from './lock-quote.js';
import { quoteMachine, statusOn } from './quote-states.js';

@Injectable()
export class ExpireQuotes {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** Closes every offer whose last day is over and tells the dealer; run again it finds none. */
  async run(): Promise<void> {
    const over = await this.database.query<{ number: string }>("SELECT number FROM quotes WHERE status = 'answered' AND valid_until < ? ORDER BY id", [this.clock.today()]);
    for (const { number } of over) await this.expire(number);
  }

  private async expire(number: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const quote = await lockQuote(tx, systemActor, number);
      if (quote.status !== 'answered' || statusOn(this.clock.today(), quote) !== 'expired') return;
      await transition(tx, quoteMachine, { id: quote.id, from: 'answered' }, 'expired', { actor: systemActor, at: this.clock.now() });
      await this.outbox.add(tx, 'notify', { event: 'quote.expired', quote: quote.id });
    });
  }
}
