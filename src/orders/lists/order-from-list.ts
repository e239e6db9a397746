import { Injectable } from '@nestjs/common';
import type { Buyer } from '../../catalog/assortments/range.js';
import { productsBySku } from '../../catalog/products/products.queries.js';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { AddPicked, type Picked } from '../ordering/again/add-picked.js';
import { pickView } from '../ordering/again/pick.js';
import type { Quantities } from '../ordering/cart/write-cart.js';
import { orderingPartner } from '../ordering/orderer.queries.js';
import { type ListLine, linesOfList, type ListRow } from './lists.queries.js';

type Listed = Pick<ListRow, 'id' | 'isTemplate'>;

@Injectable()
export class OrderFromList {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly addPicked: AddPicked) {}

  /** A list's products at today's price; which lists an actor sees is asked before. */
  async look(actor: PartnerActor, list: Listed, language: Language) {
    const orderer = await orderingPartner(this.database, actor);
    const look = { language, currency: orderer.currency, listCurrency: this.config.currency };
    return pickView(this.database, orderer, await this.lines(orderer, list), { today: this.clock.today(), look });
  }

  /** Puts them into the cart, as many as typed, else as the list says. */
  async run(actor: PartnerActor, list: Listed, typed: Quantities, key: string | undefined): Promise<Picked> {
    return this.addPicked.run(actor, await this.lines(await orderingPartner(this.database, actor), list), typed, { key, of: `list:${list.id}` });
  }

  // the supplier's template is for many: each reads of it what is in its range
  private async lines(buyer: Buyer, { id, isTemplate }: Listed): Promise<ListLine[]> {
    const lines = await linesOfList(this.database, id);
    if (isTemplate === 0) return lines;
    const known = await productsBySku(this.database, lines.map(({ sku }) => sku), buyer);
    return lines.filter(({ sku }) => !known.get(sku.toUpperCase())?.closed);
  }
}
