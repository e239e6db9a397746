import { Injectable } from '@nestjs/common';
import type { PartnerActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { NotFound } from '../../../platform/http/errors.js';
import type { Language } from '../../../platform/i18n/i18n.js';
import type { Quantities } from '../cart/write-cart.js';
import { orderingPartner } from '../orderer.queries.js';
import { AddPicked, type Picked } from './add-picked.js';
import { linesOrdered } from './ordered.queries.js';
import { type Pick, pickView } from './pick.js';

@Injectable()
export class OrderAgain {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly addPicked: AddPicked) {}

  /** An earlier order's lines at today's price, beside what they cost then. Throws NotFound. */
  async look(actor: PartnerActor, number: string, language: Language) {
    const orderer = await orderingPartner(this.database, actor);
    const look = { language, currency: orderer.currency, listCurrency: this.config.currency };
    return pickView(this.database, orderer, await this.picks(actor, number), { today: this.clock.today(), look });
  }

  /** Puts them into the cart, as many as typed, else as were ordered. Throws NotFound. */
  async run(actor: PartnerActor, number: string, typed: Quantities, key: string | undefined): Promise<Picked> {
    return this.addPicked.run(actor, await this.picks(actor, number), typed, { key, of: number });
  }

  private async picks({ partnerId }: PartnerActor, number: string): Promise<Pick[]> {
    const lines = await linesOrdered(this.database, partnerId, number);
    if (lines.length === 0) throw new NotFound();
    return lines.map(({ price, placedAt, ...line }) => ({ ...line, seen: { price, quantity: line.quantity, stock: null, at: placedAt } }));
  }
}
