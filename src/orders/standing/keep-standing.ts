import { Injectable } from '@nestjs/common';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { beginState } from '../../platform/states/transition.js';
import { lockStanding } from './lock-standing.js';
import { StandingError } from './standing-error.js';
import { StandingOrder } from './standing-order.entity.js';
import { standingMachine } from './standing-states.js';
import { columnsOf, type StandingTerms, writeLines } from './standing-terms.js';

@Injectable()
export class KeepStanding {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Writes a new standing order down; its first day is tomorrow at the earliest. Throws as `columnsOf` and `writeLines` do. */
  open(actor: PartnerActor, terms: StandingTerms, key?: string): Promise<{ id: string }> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: terms }, at, async () => {
      const columns = await columnsOf(tx, actor, terms, this.clock.today());
      const { identifiers } = await tx.insert(StandingOrder, { ...columns, partnerId: actor.partnerId, status: 'active', statusSince: at, createdAt: at });
      const id = String(identifiers[0]?.id);
      await writeLines(tx, id, actor, terms.lines);
      await beginState(tx, standingMachine, id, 'active', { actor, at });
      return { id };
    }));
  }

  /** Changes a standing order, from tomorrow on; whoever changes it orders from then on. Throws `is_ended`, NotFound too. */
  async change(actor: PartnerActor, id: string, terms: StandingTerms): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { status } = await lockStanding(tx, id, actor.partnerId);
      if (status === 'ended') throw new StandingError('is_ended', {}, undefined, 409);
      await tx.update(StandingOrder, { id }, await columnsOf(tx, actor, terms, this.clock.today()));
      await writeLines(tx, id, actor, terms.lines);
    });
  }
}
