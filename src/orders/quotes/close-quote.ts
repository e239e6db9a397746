import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { lockQuote } from './lock-quote.js';
import { QuoteError } from './quote-error.js';
import { quoteMachine } from './quote-states.js';
import type { QuoteStatus } from './quote.entity.js';

/** The four ways a quote ends without an order: the dealer says no or takes its request back, the supplier does not offer or takes its offer back. */
const ends = {
  declined: { from: ['answered'], to: 'declined' },
  withdrawn: { from: ['requested'], to: 'withdrawn' },
  refused: { from: ['requested'], to: 'declined' },
  recalled: { from: ['answered'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly QuoteStatus[]; to: QuoteStatus }>;

@Injectable()
export class CloseQuote {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Ends a quote and tells the other side why. Throws `not_open`, NotFound. */
  async run(actor: Actor, number: string, end: keyof typeof ends, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const quote = await lockQuote(tx, actor, number);
      const { from, to } = ends[end];
      if (!(from as readonly QuoteStatus[]).includes(quote.status)) throw new QuoteError('not_open', { number }, undefined, 409);
      await transition(tx, quoteMachine, { id: quote.id, from: quote.status }, to, { actor, at: this.clock.now(), reason });
      if (!('partnerId' in actor)) await this.audit.write(tx, { actor, action: `quote.${end}`, subject: number, detail: { reason }, partnerId: quote.partnerId });
      await this.outbox.add(tx, 'notify', { event: `quote.${end}`, quote: quote.id });
    });
  }
}
