import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Person } from '../access/actor.queries.js';
import { Audit } from '../audit.js';
import { hashPassword } from '../passwords.js';
import { endSessions } from '../sessions/end-sessions.js';

@Injectable()
export class ChangePassword {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Gives the person, who has proved to be that, a new password and ends all their sessions; returns when. */
  async run({ userId, name }: Person, password: string): Promise<Date> {
    const passwordHash = await hashPassword(password);
    const now = this.clock.now();
    await this.database.inTransaction(async (tx) => {
      await tx.query('UPDATE users SET password_hash = ? WHERE id = ?', [passwordHash, userId]);
      await endSessions(tx, userId, now);
      await this.audit.write(tx, { actor: { key: `user:${userId}`, name }, action: 'password.changed', subject: `user:${userId}` });
    });
    return now;
  }
}
