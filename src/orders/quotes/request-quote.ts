import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { drawNumber } from '../../platform/numbering/numbers.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { beginState } from '../../platform/states/transition.js';
import { cartOf } from '../ordering/cart/cart.queries.js';
import { takeOut } from '../ordering/cart/write-cart.js';
import { askedLines, type Inquiry } from './asked-lines.js';
import { Quote } from './quote.entity.js';
import { quoteMachine } from './quote-states.js';
import { writeRound } from './write-round.js';

@Injectable()
export class RequestQuote {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** The dealer asks for prices; what was in the cart of it leaves the cart. Throws NotFound where ordering is closed; Invalid by place. */
  run(actor: PartnerActor, inquiry: Inquiry, key?: string): Promise<{ number: string }> {
    const [at, today] = [this.clock.now(), this.clock.today()];
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: inquiry }, at, async () => {
      const { partner, lines } = await askedLines(tx, actor, today, inquiry.wishes);
      const number = await drawNumber(tx, 'QT', today);
      const { identifiers } = await tx.insert(Quote, {
        number, partnerId: partner.id, currency: partner.currency, status: 'requested', statusSince: at, round: 1, requestedByName: actor.name, requestedAt: at,
      });
      const quoteId = String(identifiers[0]?.id);
      await beginState(tx, quoteMachine, quoteId, 'requested', { actor, at });
      await writeRound(tx, { quoteId, round: 1, side: 'dealer', note: inquiry.note, validUntil: null, actor, at, lines });
      await this.emptyCart(tx, actor, lines.map(({ product }) => product.id), at);
      await this.outbox.add(tx, 'notify', { event: 'quote.requested', quote: quoteId });
      return { number };
    }));
  }

  private async emptyCart(tx: EntityManager, actor: PartnerActor, productIds: string[], at: Date): Promise<void> {
    const { quantities } = await cartOf(tx, actor);
    const asked = productIds.filter((id) => quantities.has(id));
    if (asked.length > 0) await takeOut(tx, actor, asked, at);
  }
}
