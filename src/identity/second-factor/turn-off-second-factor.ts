import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Person } from '../access/actor.queries.js';
import { Audit } from '../audit.js';
import { endSessions } from '../sessions/end-sessions.js';
import { SecondFactorError } from './second-factor-error.js';
import { noticeOf } from './security-notice.js';

@Injectable()
export class TurnOffSecondFactor {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Forgets the person's own app and recovery codes. */
  async run({ userId, name }: Pick<Person, 'userId' | 'name'>): Promise<void> {
    await this.database.inTransaction((tx) => this.forget(tx, { key: `user:${userId}`, name }, userId, 'turned_off'));
  }

  /** The same for someone who has lost both; their sessions end. Throws `own_reset`. */
  async reset(actor: Actor, userId: string): Promise<void> {
    if (actor.key === `user:${userId}`) throw new SecondFactorError('own_reset');
    await this.database.inTransaction(async (tx) => {
      if (await this.forget(tx, actor, userId, 'reset')) await endSessions(tx, userId, this.clock.now());
    });
  }

  private async forget(tx: EntityManager, actor: Actor, userId: string, how: 'turned_off' | 'reset'): Promise<boolean> {
    if (await affected(tx, 'DELETE FROM second_factors WHERE user_id = ?', [userId]) === 0) return false;
    await tx.query('DELETE FROM recovery_codes WHERE user_id = ?', [userId]);
    await this.audit.write(tx, { actor, action: `second_factor.${how}`, subject: `user:${userId}` });
    await this.outbox.add(tx, 'mail', noticeOf(how, userId, this.clock.now()));
    return true;
  }
}
