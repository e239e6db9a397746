import { Injectable } from '@nestjs/common';
import { lockAccount } from '../../credit/accounts.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { systemActor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { decidePromises } from './decide-promises.js';
import { partnersWithPromises } from './promises.queries.js';

@Injectable()
export class FollowPromises {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox) {}

  /** Decides which of a partner's promises are kept and which broken; the broken ones are told. Twice changes nothing. */
  async run(partnerId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await lockAccount(tx, partnerId);
      const broken = await decidePromises(tx, partnerId, { actor: systemActor, at: this.clock.now(), today: this.clock.today() });
      for (const promise of broken) await this.outbox.add(tx, 'notify', { event: 'promise.broken', promise });
    });
  }

  /** The night's look at everyone's. */
  async runForAll(): Promise<void> {
    for (const partnerId of await partnersWithPromises(this.database)) await this.run(partnerId);
  }
}
