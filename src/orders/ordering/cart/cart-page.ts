import { Injectable } from '@nestjs/common';
import { drawableBy } from '../../../credit/funds/funds.js';
import type { PartnerActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import type { Language } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import { waysToPay } from '../../placing/draw-choices.js';
import { ordererHead, waysToOrder } from '../catalog/catalog-views.js';
import { headOf, type Look, mendOf, priceView, stockWord, variantName, waitText } from '../catalog/good-words.js';
import type { RowView } from '../catalog/row-views.js';
import { type CheckedLine, payable } from '../line-check.js';
import { openDesk } from '../ordering-desk.js';
import { orderingPartner } from '../orderer.queries.js';
import { quantityField } from './cart-form.js';
import { deliveryAddresses } from './cart.queries.js';
import { changeOf } from './seen.js';

/** The cart to be looked through before it becomes an order. */
@Injectable()
export class CartPage {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config) {}

  async review(actor: PartnerActor, language: Language) {
    const today = this.clock.today();
    const orderer = await orderingPartner(this.database, actor, today);
    const look = { language, currency: orderer.currency, listCurrency: this.config.currency };
    const [desk, addresses, drawable] = await Promise.all([
      openDesk(this.database, actor, orderer, {}, { today, look }), deliveryAddresses(this.database, actor.partnerId), drawableBy(this.database, actor.partnerId, today),
    ]);
    return {
      ways: waysToOrder('cart'), head: ordererHead(orderer, { goods: desk.goods.values(), today, language }), cart: desk.view, rows: desk.lines.map((line) => ({ ...cartRow(line, look), changed: changeOf(line.good, desk.cart.seen.get(line.good.id)) })),
      ...waysToPay(payable(desk.lines), drawable, look), addresses: addresses.map(({ id, label, line, recipient, phone }) => ({ value: id, label: [label, line, recipient, phone].filter(Boolean).join(' · ') })),
    };
  }
}

/** One line of the cart as a row, a variant on its own. */
function cartRow(line: CheckedLine, look: Look): RowView & { removable: true } {
  const { good, quantity, problem, amount } = line;
  const { spec, ...head } = headOf(good, look.language);
  return {
    ...head, ...priceView(line, look), href: good.closed ? undefined : head.href, id: good.id, sku: good.sku, name: nameIn(look.language, good), spec: variantName(good, look.language) || spec, from: false,
    currency: look.currency, stock: stockWord(good.available, good, look.language), field: quantityField(good.id), quantity,
    waits: [waitText(line, look.language)].filter((text) => text !== undefined),
    bad: problem !== undefined, amount: problem ? undefined : amount, mends: mendOf({ ...line, good: { ...good, family: null } }, look.language), removable: true,
  };
}
