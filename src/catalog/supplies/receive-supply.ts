import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { transition } from '../../platform/states/transition.js';
import { BookMovement } from '../stock/book-movement.js';
import { lockSupply } from './keep-supply.js';
import type { ReceiveForm } from './supply.dto.js';
import { supplyMachine } from './supply-states.js';

@Injectable()
export class ReceiveSupply {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly bookMovement: BookMovement) {}

  /** Books what has arrived into a warehouse and closes the supply; the queue gets it first. Throws NotFound, `supply_over`, `too_much`. */
  async run(actor: Actor, sku: string, id: string, { quantity, warehouse }: ReceiveForm, key: string | undefined): Promise<{ onHand: number }> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { receive: id, quantity, warehouse } }, at, async () => {
      const supply = await lockSupply(tx, sku, id);
      await transition(tx, supplyMachine, { id, from: supply.status }, 'received', { actor, at });
      await affected(tx, 'UPDATE expected_supplies SET received = ? WHERE id = ?', [quantity, id]);
      const { onHand } = await this.bookMovement.within(tx, actor, supply.sku, warehouse, { reason: 'received', quantity, reference: '', note: supply.note });
      return { onHand };
    }));
  }
}
