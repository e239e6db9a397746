import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { partnerById } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { Invalid, NotFound } from '../../platform/http/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { lockQuote, refuseStale } from './lock-quote.js';
import { QuoteError } from './quote-error.js';
import { quotedLines, type Wish } from './quoted-lines.js';
import { quoteMachine, statusOn } from './quote-states.js';
import { writeRound } from './write-round.js';

export type Offer = { seen: number; wishes: Wish[]; validUntil: string; note: string };

@Injectable()
export class AnswerQuote {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** The supplier offers prices up to a day, or offers anew. Throws `moved_on`, `not_open`, `past_day`, NotFound; Invalid by place. */
  run(actor: Actor, number: string, { seen, wishes, validUntil, note }: Offer, key?: string): Promise<{ number: string }> {
    const [at, today] = [this.clock.now(), this.clock.today()];
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { number, seen, wishes, validUntil, note } }, at, async () => {
      const quote = await lockQuote(tx, actor, number);
      refuseStale(quote, seen);
      if (!['requested', 'answered'].includes(statusOn(today, quote))) throw new QuoteError('not_open', { number }, undefined, 409);
      if (validUntil < today) throw new QuoteError('past_day', {}, 'validUntil');
      if (wishes.length === 0) throw new Invalid([{ field: 'lines', key: 'quotes.errors.no_offer' }]);
      const partner = await partnerById(tx, quote.partnerId);
      if (!partner) throw new NotFound();
      const lines = await quotedLines(tx, 'supplier', { ...partner, currency: quote.currency }, today, wishes);
      await transition(tx, quoteMachine, { id: quote.id, from: quote.status }, 'answered', { actor, at });
      const amount = await writeRound(tx, { quoteId: quote.id, round: quote.round + 1, side: 'supplier', note, validUntil, actor, at, lines });
      await this.audit.write(tx, { actor, action: 'quote.answered', subject: number, detail: { amount, expiresOn: validUntil, note }, partnerId: quote.partnerId });
      await this.outbox.add(tx, 'notify', { event: 'quote.answered', quote: quote.id });
      return { number };
    }));
  }
}
