import { Injectable } from '@nestjs/common';
import { listedProducts, matchCodes } from '../../../catalog/products/listing.queries.js';
import type { PartnerActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { priced } from '../goods.js';
import { type Problem, problemOf, stepUp } from '../line-check.js';
import { orderingPartner } from '../orderer.queries.js';
import { cartOf } from './cart.queries.js';
import { noteSeen } from './note-seen.js';
import { setQuantities } from './write-cart.js';

export type Added = { sku: string; quantity: number; unit: string; problem: Problem | undefined };

@Injectable()
export class AddByCode {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Puts one pack (the minimum at first) of the product with this SKU or barcode into the cart. Undefined when the code names none, or several. */
  async run(actor: PartnerActor, code: string): Promise<Added | undefined> {
    const orderer = await orderingPartner(this.database, actor);
    const [id, ...more] = new Set((await matchCodes(this.database, [code])).get(code)?.filter(({ by }) => by !== 'family').map(({ productId }) => productId));
    if (id === undefined || more.length > 0) return undefined;
    const when = { today: this.clock.today(), now: this.clock.now() };
    return this.database.inTransaction(async (tx) => {
      const { quantities } = await cartOf(tx, actor);
      const good = (await priced(tx, orderer, when.today, await listedProducts(tx, orderer, [], [id]))).get(id);
      if (!good) return undefined;
      const quantity = stepUp(good, quantities.get(id) ?? 0);
      const problem = problemOf(good, quantity);
      const isOrderable = !['not_orderable', 'out_of_range', 'no_price'].includes(problem?.code ?? '');
      if (isOrderable) await setQuantities(tx, actor, orderer, new Map([[id, quantity]]), when.now);
      if (isOrderable) await noteSeen(tx, actor, orderer, when);
      return { sku: good.closed ? code : good.sku, quantity, unit: good.unit, problem: isOrderable ? undefined : problem };
    });
  }
}
