import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { compare } from '../../platform/money/money.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { type LockedOrder, lockOrder } from '../lock-order.js';
import { OrderError } from '../order-error.js';
import { fulfilmentMachine } from '../order-states.js';
import { receiveIfComplete } from '../shipping/receive-if-complete.js';
import { changeMachine, type ChangeStatus, sideOf } from './change-states.js';
import { cutTooFar, type StandingLine, stillStands } from './changed-lines.js';
import { moveCredit } from './move-credit.js';
import { moveLines } from './move-lines.js';
import { refuseRise } from './refuse-rise.js';
import { lockChange, type LockedChange, standingLines } from './standing-lines.js';
import { stillOrderable } from './still-orderable.js';

type Why = { actor: Actor; at: Date; reason?: string };

@Injectable()
export class AnswerChange {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /**
   * The other side agrees: in one transaction the order becomes its next version, its stock and credit move with it, and the old version is kept.
   * Where what happened since makes it impossible, the change lapses. What it draws more of the dealer's funds is what was shown (`shown`).
   * Throws `change_over`, `change_own`, `change_draw`, `change_credit`, `change_no_stock`, `change_planned`.
   */
  async accept(actor: Actor, number: string, id: string, shown?: string): Promise<'accepted' | 'lapsed'> {
    return this.database.inTransaction(async (tx) => {
      const { order, account } = await lockOrder(tx, actor, number);
      const change = await this.othersChange(tx, actor, order, id);
      await refuseRise(tx, actor, order, change.totalAfter);
      const why = { actor, at: this.clock.now() };
      const standing = await standingLines(tx, order.id);
      const isPossible = order.status === 'approved' && order.version === change.baseVersion && stillStands(standing, change.lines) && cutTooFar(standing, change.lines).length === 0
        && await stillOrderable(tx, order, change.lines);
      if (!isPossible) return this.end(tx, order, change, 'lapsed', why);
      await keepVersion(tx, order, standing, why);
      await moveLines(tx, order, standing, change.lines, why.at);
      await moveCredit(tx, order, account, change.lines, { actor, at: why.at, today: this.clock.today(), shown });
      await this.closeIfShipped(tx, order, why);
      if (compare(change.totalAfter, order.total) > 0) await this.outbox.add(tx, 'watch', { order: order.id });
      return this.end(tx, order, change, 'accepted', why);
    });
  }

  /** The other side does not agree; the order stays as it is. Throws `change_over`, `change_own`. */
  async decline(actor: Actor, number: string, id: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { order } = await lockOrder(tx, actor, number);
      await this.end(tx, order, await this.othersChange(tx, actor, order, id), 'declined', { actor, at: this.clock.now(), reason });
    });
  }

  /** The side that asked takes it back. Throws `change_over`, `change_others`. */
  async withdraw(actor: Actor, number: string, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { order } = await lockOrder(tx, actor, number);
      const change = await lockChange(tx, order.id, id);
      if (change.side !== sideOf(actor)) throw new OrderError('change_others', {}, undefined, 409);
      await this.end(tx, order, change, 'withdrawn', { actor, at: this.clock.now() });
    });
  }

  private async othersChange(tx: EntityManager, actor: Actor, order: LockedOrder, id: string): Promise<LockedChange> {
    const change = await lockChange(tx, order.id, id);
    if (change.side === sideOf(actor)) throw new OrderError('change_own', {}, undefined, 409);
    return change;
  }

  private async end<To extends ChangeStatus>(tx: EntityManager, order: LockedOrder, { id, totalBefore, totalAfter }: LockedChange, to: To, why: Why): Promise<To> {
    await transition(tx, changeMachine, { id, from: 'proposed' }, to, why);
    await this.audit.write(tx, { actor: why.actor, action: `order.change_${to}`, subject: order.number, detail: { before: { total: totalBefore }, after: { total: totalAfter }, ...why.reason ? { reason: why.reason } : {} }, partnerId: order.partnerId });
    if (to === 'accepted' || to === 'declined') await this.outbox.add(tx, 'notify', { event: `change.${to}`, change: id });
    return to;
  }

  private async closeIfShipped(tx: EntityManager, order: LockedOrder, why: Why): Promise<void> {
    const [left] = await tx.query<{ pieces: string | null }[]>('SELECT SUM(quantity - shipped - cancelled) AS pieces FROM order_lines WHERE order_id = ?', [order.id]);
    if (order.fulfilment !== 'partial' || Number(left?.pieces) > 0) return;
    await transition(tx, fulfilmentMachine, { id: order.id, from: 'partial' }, 'shipped', { actor: why.actor, at: why.at });
    await receiveIfComplete(tx, order, why);
  }
}

async function keepVersion(tx: EntityManager, order: LockedOrder, standing: StandingLine[], { actor, at }: Why): Promise<void> {
  await affected(tx, `
    INSERT INTO order_versions (order_id, version, order_lines, subtotal, tax, total, replaced_by_name, replaced_at)
    SELECT id, version, ?, subtotal, tax, total, ?, ? FROM orders WHERE id = ?`, [JSON.stringify(standing.map(({ priceTrace: _, ...line }) => line)), actor.name, at, order.id]);
}
