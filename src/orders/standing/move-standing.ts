import { Injectable } from '@nestjs/common';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays } from '../../platform/clock/days.js';
import { Database, affected } from '../../platform/database/database.js';
import { transition } from '../../platform/states/transition.js';
import { lockStanding } from './lock-standing.js';
import { nextDay, rhythmIn } from './rhythm.js';
import { StandingError } from './standing-error.js';
import type { StandingStatus } from './standing-order.entity.js';
import { standingMachine } from './standing-states.js';

@Injectable()
export class MoveStanding {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Pauses, resumes or ends. What fell into a pause is not made up for. Throws `ends_too_soon`, IllegalTransition, NotFound. */
  async run(actor: PartnerActor, id: string, to: StandingStatus): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const standing = await lockStanding(tx, id, actor.partnerId);
      await transition(tx, standingMachine, { id, from: standing.status }, to, { actor, at: this.clock.now() });
      if (to !== 'active') return;
      const nextOn = nextDay(rhythmIn(standing), addDays(this.clock.today(), 1));
      if (standing.endsOn !== null && standing.endsOn < nextOn) throw new StandingError('ends_too_soon', { day: nextOn }, undefined, 409);
      await affected(tx, 'UPDATE standing_orders SET next_on = ? WHERE id = ?', [nextOn, id]);
    });
  }
}
