import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { commitWithinLimit } from '../../credit/accounts.js';
import { CreditDecision } from '../../credit/credit-decision.entity.js';
import { decideCredit, type Decision } from '../../credit/decide-credit.js';
import { overdueOf } from '../../credit/receivables.js';
import { Clock } from '../../platform/clock/clock.js';
import { reviewSteps } from '../../platform/company/review-steps.js';
import { Database, affected } from '../../platform/database/database.js';
import { systemActor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { onCredit } from '../draws.js';
import { type LockedOrder, lockOrderById } from '../lock-order.js';
import { orderMachine } from '../order-states.js';
import { reviewMachine } from '../review/review-states.js';

@Injectable()
export class CheckCredit {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** Decides a submitted order, and a held one again; anything else is left alone, so running twice changes nothing. */
  async run(orderId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { order, account } = await lockOrderById(tx, orderId);
      if ((order.status !== 'submitted' && order.status !== 'held') || order.review === 'order') return;
      const today = this.clock.today();
      const overdue = await overdueOf(tx, order.partnerId, today);
      const decision = decideCredit({ account, overdue, order: onCredit(order), today });
      const isFinances = decision.outcome === 'pass' && (await reviewSteps(tx)).finance;
      const passes = decision.outcome === 'pass' && !isFinances && await commitWithinLimit(tx, order.partnerId, onCredit(order), today);
      await this.moveReview(tx, order, isFinances);
      if (passes) await this.approve(tx, order);
      else await this.hold(tx, order, isFinances ? 'finance_review' : decision.reason);
      await this.keep(tx, order, decision);
    });
  }

  /** Decides a partner's held orders again, oldest first. */
  async runForPartner(partnerId: string): Promise<void> {
    const held = await this.database.query<{ id: string }>("SELECT id FROM orders WHERE partner_id = ? AND status = 'held' ORDER BY id", [partnerId]);
    for (const { id } of held) await this.run(id);
  }

  private async approve(tx: EntityManager, order: LockedOrder): Promise<void> {
    const why = { actor: systemActor, at: this.clock.now() };
    await transition(tx, orderMachine, { id: order.id, from: order.status }, 'approved', why, { committed: onCredit(order), holdReason: null });
    await this.outbox.add(tx, 'notify', { event: 'order.approved', order: order.id });
  }

  // an order that passes waits for finance all the same where the supplier says so
  private async moveReview(tx: EntityManager, order: LockedOrder, isFinances: boolean): Promise<void> {
    const to = isFinances ? 'finance' : 'none';
    if (order.review !== to) await transition(tx, reviewMachine, { id: order.id, from: order.review }, to, { actor: systemActor, at: this.clock.now() });
  }

  private async hold(tx: EntityManager, order: LockedOrder, reason: string): Promise<void> {
    if (order.status === 'held') {
      await affected(tx, 'UPDATE orders SET hold_reason = ? WHERE id = ?', [reason, order.id]);
      return;
    }
    await transition(tx, orderMachine, { id: order.id, from: order.status }, 'held', { actor: systemActor, at: this.clock.now(), reason }, { holdReason: reason });
    await this.outbox.add(tx, 'notify', { event: 'order.held', order: order.id });
  }

  // asked again about a held order, by a retried job or a recheck, the same answer on the same figures is no new decision
  private async keep(tx: EntityManager, order: LockedOrder, decision: Decision): Promise<void> {
    const decided = { outcome: decision.outcome, reason: decision.reason, figures: JSON.stringify(decision.figures) };
    const [last] = order.status === 'held' ? await tx.find(CreditDecision, { where: { orderNumber: order.number }, order: { id: 'DESC' }, take: 1 }) : [];
    if (last?.outcome === decided.outcome && last.reason === decided.reason && last.figures === decided.figures) return;
    await tx.insert(CreditDecision, { ...decided, partnerId: order.partnerId, orderNumber: order.number, decidedAt: this.clock.now() });
  }
}

/** Asks the worker to decide a partner's held orders again, now that money came in. */
export async function recheckHeldOrders(tx: EntityManager, outbox: Outbox, partnerId: string): Promise<void> {
  await outbox.add(tx, 'credit', { partner: partnerId });
}
