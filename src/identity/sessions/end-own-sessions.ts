import { Injectable } from '@nestjs/common';
import { affected, Database } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import type { Person } from '../access/actor.queries.js';
import { Audit } from '../audit.js';

@Injectable()
export class EndOwnSessions {
  constructor(private readonly database: Database, private readonly audit: Audit) {}

  /** Ends one of the person's own sessions. NotFound for one that is over, or another's. */
  async one(person: Person, id: string): Promise<void> {
    if (await this.end(person, 'session_ended', 'id = ?', id) === 0) throw new NotFound();
  }

  /** Ends all but this one; returns how many. */
  others(person: Person, current: string): Promise<number> {
    return this.end(person, 'others_ended', 'id <> ?', current);
  }

  private end({ userId, name }: Person, action: string, which: string, id: string): Promise<number> {
    return this.database.inTransaction(async (tx) => {
      const sessions = await affected(tx, `DELETE FROM sessions WHERE user_id = ? AND ${which}`, [userId, id]);
      if (sessions > 0) await this.audit.write(tx, { actor: { key: `user:${userId}`, name }, action: `login.${action}`, subject: `user:${userId}`, detail: { sessions } });
      return sessions;
    });
  }
}
