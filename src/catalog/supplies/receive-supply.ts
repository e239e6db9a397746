import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { transition } from '../../platform/states/transition.js';
import { BookMovement } from '../stock/book-movement.js';
import { StockError } from '../stock/stock-error.js';
import { expectSupply } from './expect-supply.js';
import { type LockedSupply, lockSupply } from './keep-supply.js';
import type { ReceiveForm } from './supply.dto.js';
import { supplyMachine } from './supply-states.js';

@Injectable()
export class ReceiveSupply {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit, private readonly bookMovement: BookMovement) {}

  /**
   * Books what has arrived into a warehouse and closes the supply; the queue gets it first. Of fewer than expected the rest becomes a supply of its own, or is given up.
   * Throws NotFound, `supply_over`, `too_much`, `rest_needed`, `past_day`.
   */
  async run(actor: Actor, sku: string, id: string, form: ReceiveForm, key: string | undefined): Promise<{ onHand: number }> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { receive: id, ...form } }, at, async () => {
      const supply = await lockSupply(tx, sku, id);
      await transition(tx, supplyMachine, { id, from: supply.status }, 'received', { actor, at }, { received: form.quantity });
      if (form.quantity < supply.quantity) await this.settleRest(tx, actor, supply, form);
      const { onHand } = await this.bookMovement.within(tx, actor, supply.sku, form.warehouse, { reason: 'received', quantity: form.quantity, reference: '', note: supply.note });
      return { onHand };
    }));
  }

  private async settleRest(tx: EntityManager, actor: Actor, { productId, sku, unit, ...supply }: LockedSupply, { quantity, rest, restOn }: ReceiveForm): Promise<void> {
    const open = { quantity: supply.quantity - quantity, promisedOn: restOn ?? supply.promisedOn, note: supply.note };
    if (rest === undefined) throw new StockError('rest_needed', { quantity: open.quantity, unit }, 'rest');
    if (rest === 'given_up') {
      await this.audit.write(tx, { actor, action: 'stock.supply_cancelled', subject: sku, detail: { quantity: open.quantity, promisedOn: supply.promisedOn } });
      return;
    }
    if (open.promisedOn < this.clock.today()) throw new StockError('past_day', {}, 'restOn');
    await expectSupply(tx, this.audit, { actor, at: this.clock.now() }, { id: productId, sku }, open);
  }
}
