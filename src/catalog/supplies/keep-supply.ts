import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { transition } from '../../platform/states/transition.js';
import { lockStock } from '../stock/stock-moves.js';
import { StockError } from '../stock/stock-error.js';
import { expectSupply } from './expect-supply.js';
import type { SupplyStatus } from './expected-supply.entity.js';
import type { SupplyDateForm, SupplyForm } from './supply.dto.js';
import { supplyMachine } from './supply-states.js';
import { wakeQueues } from './wake-queues.js';

export type LockedSupply = { id: string; productId: string; sku: string; unit: string; quantity: number; promisedOn: string; note: string; status: SupplyStatus };

@Injectable()
export class KeepSupply {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Writes down that pieces of a product are to arrive on a day; whoever waits for it gets a promise. Throws NotFound, `past_day`. */
  async add(actor: Actor, sku: string, form: SupplyForm, key: string | undefined): Promise<{ id: string }> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { supply: sku, ...form } }, at, async () => {
      const [product] = await tx.query<{ id: string; sku: string }[]>('SELECT id, sku FROM products WHERE sku = ?', [sku]);
      if (!product) throw new NotFound();
      this.refusePast(form.promisedOn);
      await lockStock(tx, [product.id]);
      const added = await expectSupply(tx, this.audit, { actor, at }, product, form);
      await wakeQueues(tx, [product.id], at);
      return added;
    }));
  }

  /** Another day; what was promised from it moves with it. Throws NotFound, `supply_over`, `past_day`. */
  async move(actor: Actor, sku: string, id: string, { promisedOn }: SupplyDateForm): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const supply = await lockSupply(tx, sku, id);
      if (supply.promisedOn === promisedOn) return;
      this.refusePast(promisedOn);
      if (supply.status === 'late') await transition(tx, supplyMachine, { id, from: 'late' }, 'expected', { actor, at: this.clock.now() });
      await affected(tx, 'UPDATE expected_supplies SET promised_on = ? WHERE id = ?', [promisedOn, id]);
      await this.audit.write(tx, { actor, action: 'stock.supply_moved', subject: supply.sku, detail: { before: { promisedOn: supply.promisedOn }, after: { promisedOn } } });
      await wakeQueues(tx, [supply.productId], this.clock.now());
    });
  }

  /** It will not come. Throws NotFound, `supply_over`. */
  async cancel(actor: Actor, sku: string, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const supply = await lockSupply(tx, sku, id);
      await transition(tx, supplyMachine, { id, from: supply.status }, 'cancelled', { actor, at: this.clock.now() });
      await this.audit.write(tx, { actor, action: 'stock.supply_cancelled', subject: supply.sku, detail: { quantity: supply.quantity, promisedOn: supply.promisedOn } });
      await wakeQueues(tx, [supply.productId], this.clock.now());
    });
  }

  private refusePast(promisedOn: string): void {
    if (promisedOn < this.clock.today()) throw new StockError('past_day', {}, 'promisedOn');
  }
}

/** A supply that is still to come, behind its product's stock. Throws NotFound, `supply_over`. */
export async function lockSupply(tx: EntityManager, sku: string, id: string): Promise<LockedSupply> {
  const [named] = await tx.query<{ productId: string }[]>('SELECT s.product_id AS productId FROM expected_supplies s JOIN products p ON p.id = s.product_id WHERE s.id = ? AND p.sku = ?', [id, sku]);
  if (!named) throw new NotFound();
  await lockStock(tx, [named.productId]);
  const [supply] = await tx.query<LockedSupply[]>(`
    SELECT s.id, s.product_id AS productId, p.sku, p.unit, s.quantity, s.promised_on AS promisedOn, s.note, s.status
    FROM expected_supplies s JOIN products p ON p.id = s.product_id WHERE s.id = ? FOR UPDATE`, [id]);
  if (!supply) throw new NotFound();
  if (supply.status !== 'expected' && supply.status !== 'late') throw new StockError('supply_over', {}, undefined, 409);
  return supply;
}
