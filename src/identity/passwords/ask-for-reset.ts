import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Audit } from '../audit.js';
import { resetsSince, usersToRemind } from './resets.queries.js';
import { SendReset } from './send-reset.js';

const hour = 3_600_000;
const perHour = 3;
// longer than the work takes, so that the time of the answer does not tell whether there is an account
const answerAfter = 250;

@Injectable()
export class AskForReset {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly sendReset: SendReset, private readonly audit: Audit) {}

  /** Has a link mailed to whoever goes by this login or address; says nothing about whether there is anyone. */
  async run(loginOrEmail: string): Promise<void> {
    await Promise.all([this.remind(loginOrEmail), sleep(answerAfter)]);
  }

  private async remind(loginOrEmail: string): Promise<void> {
    for (const { id, name } of await usersToRemind(this.database, loginOrEmail)) {
      await this.database.inTransaction((tx) => this.send(tx, id, name));
    }
  }

  private async send(tx: EntityManager, userId: string, name: string): Promise<void> {
    await tx.query('SELECT id FROM users WHERE id = ? FOR UPDATE', [userId]);
    if (await resetsSince(tx, userId, new Date(this.clock.now().getTime() - hour)) >= perHour) return;
    await this.sendReset.run(tx, userId, 'reset');
    await this.audit.write(tx, { actor: { key: 'anonymous', name }, action: 'password.reset_asked', subject: `user:${userId}` });
  }
}
