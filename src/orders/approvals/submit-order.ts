import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { anyone } from '../../catalog/assortments/range.js';
import { listedProducts } from '../../catalog/products/listing.queries.js';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { Invalid } from '../../platform/http/errors.js';
import { compare, isPositive } from '../../platform/money/money.js';
import { formatMoney } from '../../platform/views/format.js';
import { orderTotals } from '../placing/order-amounts.js';
import type { OrderWish } from '../placing/order-wish.js';
import { PlaceOrder, type PricedWish } from '../placing/place-order.js';
import type { PricedLine } from '../placing/price-lines.js';
import { shipToOf } from '../placing/ship-to.js';
import { ApprovalError } from './approval-error.js';
import { type Asked, KeepRequest } from './keep-request.js';
import { hasOtherApprover, limitOf } from './limits.queries.js';

/** What came of it: an order, or a request that waits for approval. */
export type Submitted = { order: string } | { request: string };

@Injectable()
export class SubmitOrder {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly placeOrder: PlaceOrder, private readonly keepRequest: KeepRequest) {}

  /**
   * Places a person's order, or keeps it for approval when its total is above their limit; `also` happens in the same transaction.
   * The same key again gives the same answer. Throws what PlaceOrder throws, `no_approver`.
   */
  run(actor: PartnerActor, wish: OrderWish, also: (tx: EntityManager) => Promise<void>): Promise<Submitted> {
    const { key, ...asked } = wish;
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: asked }, this.clock.now(), async () => {
      const priced = await this.placeOrder.priced(tx, wish);
      const limit = await limitOf(tx, actor);
      const isOver = limit !== undefined && compare(orderTotals(priced.lines).total, limit) > 0;
      const submitted = isOver ? { request: await this.ask(tx, actor, { wish, lines: await this.undrawn(tx, wish, priced), draws: priced.draws, limit }) } : { order: (await this.placeOrder.write(tx, actor, wish, priced)).number };
      await also(tx);
      return submitted;
    }));
  }

  // what an approver compares with today's prices: a discount for paying ahead is known when the order draws
  private async undrawn(tx: EntityManager, wish: OrderWish, { lines, draws }: PricedWish): Promise<PricedLine[]> {
    return isPositive(draws.prepaid) ? (await this.placeOrder.priced(tx, { ...wish, draw: [] })).lines : lines;
  }

  private async ask(tx: EntityManager, actor: PartnerActor, asked: Asked): Promise<string> {
    if (!await hasOtherApprover(tx, actor)) throw new ApprovalError('no_approver', { limit: formatMoney(asked.limit, await currencyOf(tx, actor)) }, 422);
    await refuseShort(tx, asked.lines);
    await shipToOf(tx, actor.partnerId, asked.wish.addressId);
    return this.keepRequest.within(tx, actor, asked);
  }
}

async function currencyOf(tx: EntityManager, { partnerId }: PartnerActor): Promise<string> {
  const [row] = await tx.query<{ currency: string }[]>('SELECT currency FROM partners WHERE id = ?', [partnerId]);
  return row?.currency ?? '';
}

// nothing is reserved, yet nobody is asked to approve what is neither there nor may wait
async function refuseShort(tx: EntityManager, lines: PricedLine[]): Promise<void> {
  const free = new Map((await listedProducts(tx, anyone, [], lines.map(({ product }) => product.id))).map(({ id, available, backOrder }) => [id, backOrder ? Infinity : available]));
  const short = lines.flatMap(({ product, quantity }, index) => {
    const available = free.get(product.id) ?? 0;
    return quantity > available ? [{ field: `lines.${index}.quantity`, key: 'orders.errors.out_of_stock', values: { sku: product.sku, available } }] : [];
  });
  if (short.length > 0) throw new Invalid(short);
}
