import { Injectable } from '@nestjs/common';
import { listedProducts } from '../../../catalog/products/listing.queries.js';
import type { PartnerActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { once } from '../../../platform/database/idempotency.js';
import { noteSeen } from '../cart/note-seen.js';
import { addQuantities, type Quantities } from '../cart/write-cart.js';
import { priced } from '../goods.js';
import { orderingPartner } from '../orderer.queries.js';
import { isOffered, type Pick } from './pick.js';

export type Picked = { added: number; left: string[] };

@Injectable()
export class AddPicked {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Puts chosen products into the cart, once for a key: as many as typed, else as the pick says. `left` are the SKUs no longer sold, without a price or outside the range. */
  async run(actor: PartnerActor, picks: Pick[], typed: Quantities, { key, of }: { key: string | undefined; of: string }): Promise<Picked> {
    const orderer = await orderingPartner(this.database, actor);
    const when = { today: this.clock.today(), now: this.clock.now() };
    const wanted = picks.map((pick) => ({ ...pick, quantity: typed.get(pick.productId) ?? pick.quantity })).filter(({ quantity }) => quantity > 0);
    const request = { of, wanted: wanted.map(({ productId, quantity }) => [productId, quantity]) };
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request }, when.now, async () => {
      const goods = await priced(tx, orderer, when.today, await listedProducts(tx, orderer, [], wanted.map(({ productId }) => productId)));
      const offered = wanted.filter(({ productId }) => isOffered(goods.get(productId)));
      await addQuantities(tx, actor, new Map(offered.map(({ productId, quantity }) => [productId, quantity])), when.now);
      await noteSeen(tx, actor, orderer, when);
      return { added: offered.length, left: wanted.filter((pick) => !offered.includes(pick)).map(({ sku }) => sku) };
    }));
  }
}
