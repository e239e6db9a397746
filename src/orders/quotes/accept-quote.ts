import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { Invalid } from '../../platform/http/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { partnerById } from '../../partners/partners.queries.js';
import type { OrderWish } from '../placing/order-wish.js';
import { PlaceOrder } from '../placing/place-order.js';
import type { LineWish } from '../placing/price-lines.js';
import { type LockedQuote, lockQuote, refuseStale } from './lock-quote.js';
import { QuoteError } from './quote-error.js';
import { quoteMachine, statusOn } from './quote-states.js';

export type Acceptance = { seen: number; addressId?: string; poNumber: string } & Pick<OrderWish, 'draw' | 'drawShown'>;

@Injectable()
export class AcceptQuote {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly placeOrder: PlaceOrder, private readonly outbox: Outbox) {}

  /**
   * Makes an order of an offer, at its prices and once, paid as was chosen; stock, minimum and packs are checked as for any order.
   * Throws `approvals.over_limit`, `expired`, `not_open`, `moved_on`, `other_currency`, `orders.draw_changed`, NotFound; Invalid for what cannot be ordered.
   */
  run(actor: PartnerActor, number: string, { seen, addressId, poNumber, ...paid }: Acceptance, key?: string): Promise<{ order: string }> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { number, seen, addressId, poNumber, ...paid } }, at, async () => {
      const quote = await lockQuote(tx, actor, number);
      this.refuseClosed(quote);
      refuseStale(quote, seen);
      await refuseOtherCurrency(tx, quote);
      const lines = await offeredLines(tx, quote);
      const order = await this.placeOrder.within(tx, actor, { partnerId: quote.partnerId, channel: 'portal', poNumber, addressId: addressId || undefined, lines, ...paid }).catch(asOne);
      await transition(tx, quoteMachine, { id: quote.id, from: quote.status }, 'accepted', { actor, at }, { orderNumber: order.number });
      await this.outbox.add(tx, 'notify', { event: 'quote.accepted', quote: quote.id });
      return { order: order.number };
    }));
  }

  private refuseClosed({ number, ...quote }: LockedQuote): void {
    const status = statusOn(this.clock.today(), quote);
    if (status === 'expired') throw new QuoteError('expired', { number }, undefined, 409);
    if (status !== 'answered') throw new QuoteError('not_open', { number }, undefined, 409);
  }
}

// its prices mean nothing in the currency the partner has moved to since
async function refuseOtherCurrency(tx: EntityManager, { number, partnerId, currency }: LockedQuote): Promise<void> {
  if ((await partnerById(tx, partnerId))?.currency !== currency) throw new QuoteError('other_currency', { number, currency }, undefined, 409);
}

function offeredLines(tx: EntityManager, { id, round, number }: LockedQuote): Promise<LineWish[]> {
  return tx.query<LineWish[]>(`
    SELECT l.sku, l.quantity, l.unit_price AS unitPrice, l.discount, ? AS quote
    FROM quote_rounds r JOIN quote_lines l ON l.round_id = r.id WHERE r.quote_id = ? AND r.round = ? ORDER BY l.line_no`, [number, id, round]);
}

// an offer is taken as a whole: its lines have no fields of their own
function asOne(error: unknown): never {
  if (!(error instanceof Invalid)) throw error;
  throw new Invalid(error.fields.map((wrong) => (wrong.field.startsWith('lines') ? { ...wrong, field: '' } : wrong)));
}
