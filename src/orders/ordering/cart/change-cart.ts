import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { productsById } from '../../../catalog/products/products.queries.js';
import type { PartnerActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { stepDown, stepUp } from '../line-check.js';
import { orderingPartner } from '../orderer.queries.js';
import type { CartForm } from './cart-form.js';
import { confirmSeen, noteSeen } from './note-seen.js';
import { type Quantities, setQuantities } from './write-cart.js';

@Injectable()
export class ChangeCart {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Keeps the quantities as typed, right or wrong, then does what the pressed button says. Throws NotFound where ordering is closed. */
  async run(actor: PartnerActor, { quantities, press }: Pick<CartForm, 'quantities' | 'press'>): Promise<void> {
    const orderer = await orderingPartner(this.database, actor);
    const when = { today: this.clock.today(), now: this.clock.now() };
    await this.database.inTransaction(async (tx) => {
      await setQuantities(tx, actor, orderer, new Map([...quantities, ...(await pressed(tx, press, quantities))]), when.now);
      await (press?.does === 'confirm' ? confirmSeen : noteSeen)(tx, actor, orderer, when);
    });
  }
}

async function pressed(tx: EntityManager, press: CartForm['press'], quantities: Quantities): Promise<[string, number][]> {
  if (press === undefined || press.does === 'confirm') return [];
  if (press.does === 'remove') return press.productIds.map((id) => [id, 0]);
  if (press.does === 'set') return [[press.productId, press.quantity]];
  const product = (await productsById(tx, [press.productId])).get(press.productId);
  const step = press.does === 'inc' ? stepUp : stepDown;
  return product ? [[product.id, step(product, quantities.get(product.id) ?? 0)]] : [];
}
