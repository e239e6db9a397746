import { Injectable } from '@nestjs/common';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { AddPicked, type Picked } from '../ordering/again/add-picked.js';
import { pickView } from '../ordering/again/pick.js';
import type { Quantities } from '../ordering/cart/write-cart.js';
import { orderingPartner } from '../ordering/orderer.queries.js';
import { linesOfList } from './lists.queries.js';

@Injectable()
export class OrderFromList {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly addPicked: AddPicked) {}

  /** A list's products at today's price; which lists an actor sees is asked before. */
  async look(actor: PartnerActor, listId: string, language: Language) {
    const orderer = await orderingPartner(this.database, actor);
    const look = { language, currency: orderer.currency, listCurrency: this.config.currency };
    return pickView(this.database, orderer, await linesOfList(this.database, listId), { today: this.clock.today(), look });
  }

  /** Puts them into the cart, as many as typed, else as the list says. */
  async run(actor: PartnerActor, listId: string, typed: Quantities, key: string | undefined): Promise<Picked> {
    return this.addPicked.run(actor, await linesOfList(this.database, listId), typed, { key, of: `list:${listId}` });
  }
}
