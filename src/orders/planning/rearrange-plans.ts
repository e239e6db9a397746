import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { transition } from '../../platform/states/transition.js';
import { lockOrder } from '../lock-order.js';
import { OrderError } from '../order-error.js';
import { joinBatches, splitBatches } from './batches.js';
import { planMachine } from './plan-states.js';
import { type LockedPlan, lockPlan, type PlanLine, writePlan, writePlanLines } from './plans.js';

@Injectable()
export class RearrangePlans {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Moves some pieces of a plan, by SKU, into a plan of their own. Throws `plan_over`, `split_nothing`, `split_all`. */
  async split(actor: Actor, number: string, plan: string, wanted: Map<string, number>, key: string | undefined): Promise<{ number: string }> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { split: plan, wanted: [...wanted] } }, at, async () => {
      const { order } = await lockOrder(tx, actor, number);
      const from = await lockPlan(tx, order, plan);
      const { taken, left } = splitLines(from, wanted);
      await writePlanLines(tx, from.id, left);
      const made = await writePlan(tx, { order, lines: taken, carrier: from.carrier, trackingNumbers: '' }, { actor, at, today: this.clock.today() });
      await this.audit.write(tx, { actor, action: 'order.plan_split', subject: number, detail: { plan, into: made.number }, partnerId: order.partnerId });
      return made;
    }));
  }

  /** Puts several plans of an order into the first of them; with all of them merged already nothing is left to do. Throws `plan_over`, `single_plan`. */
  async merge(actor: Actor, number: string, plans: string[]): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { order } = await lockOrder(tx, actor, number);
      const [first, ...others] = await inTurn([...new Set(plans)].toSorted(), (plan) => lockPlan(tx, order, plan));
      if (!first || others.length === 0) throw new OrderError('single_plan');
      await writePlanLines(tx, first.id, joinLines([first, ...others].flatMap(({ lines }) => lines)));
      const numbers = [first, ...others].flatMap(({ trackingNumbers }) => trackingNumbers.split(' ')).filter(Boolean);
      await affected(tx, 'UPDATE shipment_plans SET tracking_numbers = ? WHERE id = ?', [[...new Set(numbers)].join(' ').slice(0, 1000), first.id]);
      for (const { id } of others) await transition(tx, planMachine, { id, from: 'planned' }, 'withdrawn', { actor, at: this.clock.now(), reason: first.number });
      await this.audit.write(tx, { actor, action: 'order.plans_merged', subject: number, detail: { plan: first.number, from: others.map(({ number: other }) => other).join(', ') }, partnerId: order.partnerId });
    });
  }

  /** Takes a plan back; its pieces are open again. Throws `plan_over`. */
  async withdraw(actor: Actor, number: string, plan: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { order } = await lockOrder(tx, actor, number);
      const { id } = await lockPlan(tx, order, plan);
      await transition(tx, planMachine, { id, from: 'planned' }, 'withdrawn', { actor, at: this.clock.now() });
      await this.audit.write(tx, { actor, action: 'order.plan_withdrawn', subject: number, detail: { plan }, partnerId: order.partnerId });
    });
  }
}

async function inTurn<Item, Result>(items: Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

function splitLines({ lines }: LockedPlan, wanted: Map<string, number>): { taken: PlanLine[]; left: PlanLine[] } {
  const parts = lines.map((line) => {
    const quantity = Math.min(line.quantity, wanted.get(line.sku.toUpperCase()) ?? 0);
    const { taken, left } = splitBatches(line.batches, quantity);
    return { taken: { ...line, quantity, batches: taken }, left: { ...line, quantity: line.quantity - quantity, batches: left } };
  });
  const some = (side: 'taken' | 'left') => parts.map((part) => part[side]).filter(({ quantity }) => quantity > 0);
  if (some('taken').length === 0) throw new OrderError('split_nothing');
  if (some('left').length === 0) throw new OrderError('split_all');
  return { taken: some('taken'), left: some('left') };
}

function joinLines(lines: PlanLine[]): PlanLine[] {
  return [...Map.groupBy(lines, ({ orderLineId }) => orderLineId).values()].map((same) => ({
    ...(same[0] as PlanLine), quantity: same.reduce((sum, { quantity }) => sum + quantity, 0), batches: joinBatches(same.flatMap(({ batches }) => batches)),
  }));
}
