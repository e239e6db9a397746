import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actorAt, personOf } from '../../identity/access/actor.queries.js';
import { may } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays } from '../../platform/clock/days.js';
import { Database, affected } from '../../platform/database/database.js';
import type { FieldError } from '../../platform/http/errors.js';
import { systemActor } from '../../platform/http/actor.js';
import { refusalOf } from '../../platform/http/refusal.js';
import { logger } from '../../platform/logging/logger.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { drawIn } from '../placing/order-wish.js';
import { PlaceOrder } from '../placing/place-order.js';
import type { LineWish } from '../placing/price-lines.js';
import { type LockedStanding, lockStanding } from './lock-standing.js';
import { latestDay, nextDay, rhythmIn } from './rhythm.js';
import { StandingError } from './standing-error.js';
import { StandingRun } from './standing-run.entity.js';
import { standingMachine } from './standing-states.js';

@Injectable()
export class PlaceStanding {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly placeOrder: PlaceOrder, private readonly outbox: Outbox) {}

  /** Places every standing order whose day has come, once a day each; several missed days count as the last of them. */
  async run(): Promise<void> {
    const due = await this.database.query<{ id: string }>("SELECT id FROM standing_orders WHERE status = 'active' AND next_on <= ? ORDER BY next_on, id", [this.clock.today()]);
    for (const { id } of due) await this.one(id).catch((error: unknown) => logger.error({ err: error, standing: id }, 'a standing order waits'));
  }

  /** Orders, or skips the day and says why: what is refused is expected, anything else is tried again later. */
  private async one(id: string): Promise<void> {
    try {
      await this.onItsDay(id, (tx, standing) => this.order(tx, standing));
    } catch (error) {
      const { status, key, values, fields } = refusalOf(error);
      if (status >= 500) throw error;
      const faults = fields.length > 0 ? fields : [{ field: '', key, values }];
      await this.onItsDay(id, () => Promise.resolve({ faults }));
    }
  }

  private async onItsDay(id: string, work: (tx: EntityManager, standing: LockedStanding) => Promise<{ order?: string; faults?: FieldError[] }>): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [standing, today] = [await lockStanding(tx, id), this.clock.today()];
      if (standing.status !== 'active' || standing.nextOn === null || standing.nextOn > today) return;
      const last = standing.endsOn !== null && standing.endsOn < today ? standing.endsOn : today;
      const dueOn = latestDay(rhythmIn(standing), last);
      const { order, faults } = await work(tx, standing);
      const shown = faults?.map(({ key, values = {} }) => ({ key, values }));
      const { identifiers } = await tx.insert(StandingRun, { standingOrderId: id, dueOn, orderNumber: order ?? null, faults: shown ? JSON.stringify(shown) : null, ranAt: this.clock.now() });
      if (faults) await this.outbox.add(tx, 'notify', { event: 'standing.skipped', standing: String(identifiers[0]?.id) });
      await this.moveOn(tx, standing, today);
    });
  }

  private async order(tx: EntityManager, standing: LockedStanding): Promise<{ order: string }> {
    const person = await personOf(tx, standing.buyerId);
    const place = person?.workplaces.find(({ partnerId }) => partnerId === standing.partnerId);
    const actor = person && place && actorAt(person, place);
    if (!actor || !may(actor, 'portal.order')) throw new StandingError('buyer_gone');
    const lines = await tx.query<LineWish[]>(
      'SELECT p.sku, l.quantity FROM standing_order_lines l JOIN products p ON p.id = l.product_id WHERE l.standing_order_id = ? ORDER BY l.line_no', [standing.id]);
    const { number } = await this.placeOrder.within(tx, actor, { partnerId: standing.partnerId, channel: 'portal', addressId: standing.addressId ?? undefined, draw: drawIn(standing.draw), lines });
    return { order: number };
  }

  private async moveOn(tx: EntityManager, standing: LockedStanding, today: string): Promise<void> {
    const nextOn = nextDay(rhythmIn(standing), addDays(today, 1));
    const isOver = standing.endsOn !== null && standing.endsOn < nextOn;
    await affected(tx, 'UPDATE standing_orders SET next_on = ? WHERE id = ?', [isOver ? null : nextOn, standing.id]);
    if (isOver) await transition(tx, standingMachine, { id: standing.id, from: 'active' }, 'ended', { actor: systemActor, at: this.clock.now() });
  }
}
