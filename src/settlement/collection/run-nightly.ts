import { Injectable } from '@nestjs/common';
import { NightlyCredit } from '../../credit/nightly-credit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { systemActor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SendLetters } from '../dunning/send-letters.js';
import { FollowPromises } from '../promises/follow-promises.js';

/** What the worker is asked: the night's work of a day. */
export type NightToRun = { night: string };

@Injectable()
export class RunNightly {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox,
    private readonly nightlyCredit: NightlyCredit, private readonly followPromises: FollowPromises, private readonly sendLetters: SendLetters,
  ) {}

  /** Asks the worker for the night's work, once a day, however many workers look. */
  async ask(): Promise<void> {
    const night = this.clock.today();
    await this.database.inTransaction((tx) => once(tx, { actor: systemActor.key, key: `night:${night}`, request: { night } }, this.clock.now(), async () => {
      await this.outbox.add(tx, 'settlement', { night } satisfies NightToRun);
      return { night };
    }));
  }

  /** Reviews credit, decides promises and writes letters as of today; run again it goes on where it stopped. */
  async run(): Promise<void> {
    await this.nightlyCredit.run();
    await this.followPromises.runForAll();
    // a broken promise no longer stops a letter
    await this.sendLetters.runForAll();
  }
}
