import { Injectable } from '@nestjs/common';
import { listedProducts } from '../../../catalog/products/listing.queries.js';
import type { PartnerActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { once } from '../../../platform/database/idempotency.js';
import { NotFound } from '../../../platform/http/errors.js';
import { type Good, priced } from '../goods.js';
import { orderingPartner } from '../orderer.queries.js';
import { linesOrdered } from './cart.queries.js';
import { addQuantities } from './write-cart.js';

export type Again = { added: number; left: string[] };

@Injectable()
export class OrderAgain {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Puts an earlier order's lines into the cart; `left` are the SKUs that are no longer sold or have no price. Throws NotFound. */
  async run(actor: PartnerActor, number: string, key: string | undefined): Promise<Again> {
    const orderer = await orderingPartner(this.database, actor);
    const lines = await linesOrdered(this.database, actor.partnerId, number);
    if (lines.length === 0) throw new NotFound();
    const now = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { again: number } }, now, async () => {
      const goods = await priced(tx, orderer, this.clock.today(), await listedProducts(tx, [], lines.map(({ productId }) => productId)));
      const [open, closed] = [lines.filter(({ productId }) => isOffered(goods.get(productId))), lines.filter(({ productId }) => !isOffered(goods.get(productId)))];
      await addQuantities(tx, actor, new Map(open.map(({ productId, quantity }) => [productId, quantity])), now);
      return { added: open.length, left: closed.map(({ sku }) => sku) };
    }));
  }
}

const isOffered = (good: Good | undefined) => good !== undefined && good.status === 'active' && good.candidates.length > 0;
