import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockAccount } from '../../credit/accounts.js';
import { setAsideFor } from '../../credit/funds/draws.js';
import { drawableBy } from '../../credit/funds/funds.js';
import { type DrawPlan, nothingDrawn } from '../../credit/funds/plan-draw.js';
import type { PartnerActor } from '../../identity/access/actors.js';
import type { PartnerTerms } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { reviewSteps } from '../../platform/company/review-steps.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { type Actor, systemActor } from '../../platform/http/actor.js';
import { compare, sum } from '../../platform/money/money.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { beginState, transition } from '../../platform/states/transition.js';
import { formatMoney } from '../../platform/views/format.js';
import { refuseBeyondLimit } from '../approvals/refuse-beyond-limit.js';
import { OrderError } from '../order-error.js';
import type { OrderAnswer } from '../orders.api.queries.js';
import { orderTotals } from './order-amounts.js';
import type { OrderWish } from './order-wish.js';
import { orderableLines, partnerWhoOrders } from './orderable.js';
import { planDrawing } from './plan-drawing.js';
import type { PricedLine } from './price-lines.js';
import { reserveStock } from './reserve-stock.js';
import { orderMachine } from '../order-states.js';
import { reviewMachine } from '../review/review-states.js';
import { shipToOf } from './ship-to.js';
import { writeOrder } from './write-order.js';

/** A wish with its partner, what each line comes to and what it draws of the partner's funds. */
export type PricedWish = { partner: PartnerTerms; orderedOn: string; lines: PricedLine[]; draws: DrawPlan };

@Injectable()
export class PlaceOrder {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox) {}

  /**
   * Places an order: prices its lines, reserves the stock and asks for the credit decision, in one transaction with `also`.
   * The same key again answers with the first order. Throws Invalid with `lines.<i>.<field>`, OrderError `ordering_closed`, `draw_changed`.
   */
  run(actor: Actor, request: OrderWish, also: (tx: EntityManager, number: string) => Promise<void> = async () => undefined): Promise<OrderAnswer> {
    const { key, ...asked } = request;
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: asked }, this.clock.now(), async () => {
      const answer = await this.within(tx, actor, request);
      await also(tx, answer.number);
      return answer;
    }));
  }

  /** The same inside the caller's transaction, which sees to it that it happens once. Throws `approvals.over_limit` where one of the partner's people orders above their limit. */
  async within(tx: EntityManager, actor: Actor, request: OrderWish): Promise<OrderAnswer> {
    const answer = await this.write(tx, actor, request, await this.priced(tx, request));
    if ('partnerId' in actor) await refuseBeyondLimit(tx, actor as PartnerActor, answer);
    return answer;
  }

  /** The lines of a wish at the partner's prices of its day. One that draws locks the partner's account until the transaction ends. */
  async priced(tx: EntityManager, request: OrderWish): Promise<PricedWish> {
    const partner = await partnerWhoOrders(tx, request);
    const orderedOn = request.orderedOn ?? this.clock.today();
    return { partner, orderedOn, ...await this.drawn(tx, request, partner, await orderableLines(tx, partner, request.lines, orderedOn)) };
  }

  /** Places a priced wish within a transaction that is under way. */
  async write(tx: EntityManager, actor: Actor, request: OrderWish, { partner, orderedOn, lines, draws }: PricedWish): Promise<OrderAnswer> {
    const taken = await reserveStock(tx, lines);
    const shipTo = await shipToOf(tx, partner.id, request.addressId);
    const [now, today] = [this.clock.now(), this.clock.today()];
    const { id, answer } = await writeOrder(tx, { actor, request, partner, orderedOn, today, shipTo, placedAt: now, lines, draws, taken });
    await setAsideFor(tx, { number: answer.number, partnerId: partner.id, currency: partner.currency }, draws, { actor, at: now, today });
    await beginState(tx, orderMachine, id, 'submitted', { actor, at: now });
    if ((await reviewSteps(tx)).orders) await this.waitForReview(tx, id, now);
    else await this.outbox.add(tx, 'credit', { order: id });
    return answer;
  }

  private async drawn(tx: EntityManager, { draw, drawShown }: OrderWish, partner: PartnerTerms, lines: PricedLine[]): Promise<Pick<PricedWish, 'lines' | 'draws'>> {
    if (!draw || draw.length === 0) return { lines, draws: nothingDrawn };
    await lockAccount(tx, partner.id);
    const drawable = await drawableBy(tx, partner.id, this.clock.today());
    const planned = planDrawing(draw, lines, drawable, { currency: partner.currency, taxRateOf: ({ product }) => product.taxRate });
    const pays = sum([planned.draws.rebate, planned.draws.prepaid]);
    // less because the order became cheaper is what was wished for
    const differs = compare(pays, drawShown ?? pays);
    if (differs > 0 || (differs < 0 && compare(pays, orderTotals(planned.lines).total) < 0)) throw new OrderError('draw_changed', { amount: formatMoney(pays, partner.currency) }, 'draw');
    const { prepayDiscount } = planned;
    return { draws: planned.draws, lines: prepayDiscount === undefined ? lines : planned.lines.map((line) => ({ ...line, trace: { ...line.trace, prepayDiscount } })) };
  }

  // the desk looks first; its word asks for the credit decision
  private async waitForReview(tx: EntityManager, orderId: string, at: Date): Promise<void> {
    await transition(tx, reviewMachine, { id: orderId, from: 'none' }, 'order', { actor: systemActor, at }, { holdReason: 'order_review' });
  }
}
