import { Injectable } from '@nestjs/common';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { askedLines, type Inquiry } from './asked-lines.js';
import { lockQuote, refuseStale } from './lock-quote.js';
import { QuoteError } from './quote-error.js';
import { quoteMachine } from './quote-states.js';
import { writeRound } from './write-round.js';

@Injectable()
export class AskAgain {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** The dealer asks again about an answer, or anew about one that ran out. Throws `moved_on`, `not_open`, NotFound; Invalid by place. */
  run(actor: PartnerActor, number: string, { seen, wishes, note }: Inquiry & { seen: number }, key?: string): Promise<{ number: string }> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { number, seen, wishes, note } }, at, async () => {
      const quote = await lockQuote(tx, actor, number);
      if (quote.status !== 'answered' && quote.status !== 'expired') throw new QuoteError('not_open', { number }, undefined, 409);
      refuseStale(quote, seen);
      const { lines } = await askedLines(tx, actor, this.clock.today(), wishes);
      await transition(tx, quoteMachine, { id: quote.id, from: quote.status }, 'requested', { actor, at });
      await writeRound(tx, { quoteId: quote.id, round: quote.round + 1, side: 'dealer', note, validUntil: null, actor, at, lines });
      await this.outbox.add(tx, 'notify', { event: 'quote.requested', quote: quote.id });
      return { number };
    }));
  }
}
