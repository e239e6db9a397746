import { Injectable } from '@nestjs/common';
import { resolvePrice } from '../../../catalog/prices/price-resolver.js';
import type { PartnerActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import type { Language } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import type { Orderer } from '../../ordering/orderer.queries.js';
import { openDesk } from '../../ordering/ordering-desk.js';

export type InquiryRow = { sku: string; name: string; unit: string; quantity: number; price?: string };

/** The cart as lines to ask a price for. */
@Injectable()
export class InquiryPage {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config) {}

  async ofCart(actor: PartnerActor, orderer: Orderer, language: Language): Promise<InquiryRow[]> {
    const look = { language, currency: orderer.currency, listCurrency: this.config.currency };
    const { lines } = await openDesk(this.database, actor, orderer, {}, { today: this.clock.today(), look });
    return lines.map(({ good, quantity }) => ({
      sku: good.sku, name: nameIn(language, good), unit: good.unit, quantity, price: resolvePrice(good.candidates, quantity)?.unitPrice,
    }));
  }
}
