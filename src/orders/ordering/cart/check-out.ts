import { Injectable } from '@nestjs/common';
import { productsById } from '../../../catalog/products/products.queries.js';
import type { PartnerActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Invalid } from '../../../platform/http/errors.js';
import { type Submitted, SubmitOrder } from '../../approvals/submit-order.js';
import type { CheckoutForm } from '../ordering.dto.js';
import { orderingPartner } from '../orderer.queries.js';
import { type CartForm, quantityField } from './cart-form.js';
import { ChangeCart } from './change-cart.js';
import { chosenDraw } from '../../placing/draw.dto.js';
import { takeOut } from './write-cart.js';

@Injectable()
export class CheckOut {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly submitOrder: SubmitOrder, private readonly changeCart: ChangeCart) {}

  /**
   * Makes an order, or a request for one, of the cart as the form shows it, never dearer than that; the lines leave the cart in the same transaction.
   * Refused, the cart keeps what was typed, and Invalid names each wrong line by its quantity field.
   */
  async run(actor: PartnerActor, form: CheckoutForm, { quantities, shown }: Pick<CartForm, 'quantities' | 'shown'>, key: string | undefined): Promise<Submitted> {
    await orderingPartner(this.database, actor);
    const wanted = [...quantities].filter(([, quantity]) => quantity > 0);
    const products = await productsById(this.database, wanted.map(([id]) => id));
    const lines = wanted.map(([id, quantity]) => ({ sku: products.get(id)?.sku ?? '', quantity, atMost: shown.get(id) }));
    const { poNumber, note, addressId } = form;
    try {
      return await this.submitOrder.run(actor, { partnerId: actor.partnerId, channel: 'portal', key, poNumber, note, addressId: addressId || undefined, lines, ...chosenDraw(form) },
        (tx) => takeOut(tx, actor, wanted.map(([id]) => id), this.clock.now()));
    } catch (error) {
      await this.changeCart.run(actor, { quantities, press: undefined });
      throw error instanceof Invalid ? byField(error, wanted.map(([id]) => id)) : error;
    }
  }
}

function byField({ fields }: Invalid, ids: string[]): Invalid {
  return new Invalid(fields.map((wrong) => {
    const id = ids[Number(/^lines\.(\d+)/.exec(wrong.field)?.[1] ?? -1)];
    return id === undefined ? wrong : { ...wrong, field: quantityField(id) };
  }));
}
