import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { idsNamed, listedProducts, matchCodes } from '../../../catalog/products/listing.queries.js';
import type { PartnerActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, type Reader } from '../../../platform/database/database.js';
import { once } from '../../../platform/database/idempotency.js';
import { noteSeen } from '../cart/note-seen.js';
import { addQuantities } from '../cart/write-cart.js';
import { priced } from '../goods.js';
import { type Orderer, orderingPartner } from '../orderer.queries.js';
import { type CheckedList, checkList } from './check-list.js';
import { codesIn } from './paste.js';
import type { PastedLine } from './pasted.js';

@Injectable()
export class AddList {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** What of a list can be ordered today, and what cannot. */
  async check(actor: PartnerActor, lines: PastedLine[]): Promise<CheckedList & { orderer: Orderer }> {
    const orderer = await orderingPartner(this.database, actor);
    return { ...(await this.checked(this.database, orderer, lines)), orderer };
  }

  /** Puts the good lines into the cart, once for a key; the bad ones are left. */
  async run(actor: PartnerActor, lines: PastedLine[], key: string | undefined): Promise<CheckedList> {
    const orderer = await orderingPartner(this.database, actor);
    const now = this.clock.now();
    return this.database.inTransaction(async (tx: EntityManager) => {
      const list = await this.checked(tx, orderer, lines);
      await once(tx, { actor: actor.key, key, request: lines }, now, async () => {
        await addQuantities(tx, actor, new Map(list.good.map(({ good, quantity }) => [good.id, quantity])), now);
        await noteSeen(tx, actor, orderer, { today: this.clock.today(), now });
        return list.good.length;
      });
      return list;
    });
  }

  private async checked(reader: Reader, orderer: Orderer, lines: PastedLine[]): Promise<CheckedList> {
    const named = await matchCodes(reader, codesIn(lines));
    const goods = await priced(reader, orderer, this.clock.today(), await listedProducts(reader, orderer, [], idsNamed(named)));
    return checkList(lines, named, goods, orderer.currency);
  }
}
