import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { systemActor } from '../../platform/http/actor.js';
import { transition } from '../../platform/states/transition.js';
import { ruleOf } from './allocation-rules.js';
import { lockSupply } from './keep-supply.js';
import { supplyMachine } from './supply-states.js';
import { wakeQueues } from './wake-queues.js';

@Injectable()
export class MissSupplies {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Marks supplies late whose day is over: nothing is promised from them until they get another day. Has queues that are shared out by share looked at again. */
  async run(): Promise<void> {
    const today = this.clock.today();
    const over = await this.database.query<{ id: string; sku: string }>(
      "SELECT s.id, p.sku FROM expected_supplies s JOIN products p ON p.id = s.product_id WHERE s.status = 'expected' AND s.promised_on < ? ORDER BY s.id", [today]);
    for (const { id, sku } of over) await this.miss(sku, id, today);
    await this.countSharesAnew();
  }

  // shares are of the last quarter: with a new one they change by themselves
  private async countSharesAnew(): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const shared = await tx.query<{ id: string }[]>(`SELECT DISTINCT b.product_id AS id FROM back_orders b JOIN products p ON p.id = b.product_id WHERE b.pieces > 0 AND ${ruleOf} = 'by_share'`);
      await wakeQueues(tx, shared.map(({ id }) => id), this.clock.now());
    });
  }

  private async miss(sku: string, id: string, today: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const supply = await lockSupply(tx, sku, id);
      if (supply.status !== 'expected' || supply.promisedOn >= today) return;
      await transition(tx, supplyMachine, { id, from: 'expected' }, 'late', { actor: systemActor, at: this.clock.now() });
      await wakeQueues(tx, [supply.productId], this.clock.now());
    });
  }
}
