import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { systemActor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { NightWork } from './night-work.js';

/** What the worker is asked: the night's work of a day. */
export type NightToRun = { night: string };

@Injectable()
export class RunNightly {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly nightWork: NightWork) {}

  /** Asks the worker for the night's work, once a day, however many workers look. */
  async ask(): Promise<void> {
    const night = this.clock.today();
    await this.database.inTransaction((tx) => once(tx, { actor: systemActor.key, key: `night:${night}`, request: { night } }, this.clock.now(), async () => {
      await this.outbox.add(tx, 'settlement', { night } satisfies NightToRun);
      return { night };
    }));
  }

  run(): Promise<void> {
    return this.nightWork.run();
  }
}
