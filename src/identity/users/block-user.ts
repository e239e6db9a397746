import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { Audit } from '../audit.js';
import { voidChanges } from '../email/email-link.js';
import { voidLinks } from '../passwords/send-reset.js';
import { endSessions } from '../sessions/end-sessions.js';
import { lockGovernors } from './governors.js';
import { atSupplier } from './place.js';
import { UserError } from './user-error.js';

@Injectable()
export class BlockUser {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Shuts a person out: sessions end at once, links are void. Throws `own_block`, `last_admin`. */
  async block(actor: Actor, userId: string, reason: string): Promise<void> {
    if (actor.key === `user:${userId}`) throw new UserError('own_block');
    await this.database.inTransaction(async (tx) => {
      const admins = await lockGovernors(tx, atSupplier);
      if (admins.size === 1 && admins.has(userId)) throw new UserError('last_admin');
      const now = this.clock.now();
      if (await affected(tx, "UPDATE users SET status = 'disabled' WHERE id = ? AND status = 'active'", [userId]) === 0) return;
      await endSessions(tx, userId, now);
      await voidLinks(tx, userId, now);
      await voidChanges(tx, userId, now);
      await this.audit.write(tx, { actor, action: 'user.blocked', subject: `user:${userId}`, detail: { reason } });
    });
  }

  /** Lets a blocked person in again, with the roles and the password they had. */
  async unblock(actor: Actor, userId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      if (await affected(tx, "UPDATE users SET status = 'active' WHERE id = ? AND status = 'disabled'", [userId]) === 0) return;
      await this.audit.write(tx, { actor, action: 'user.unblocked', subject: `user:${userId}` });
    });
  }

  /** Logs a person out on every device. */
  async endSessions(actor: Actor, userId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const sessions = await endSessions(tx, userId, this.clock.now());
      await this.audit.write(tx, { actor, action: 'user.sessions_ended', subject: `user:${userId}`, detail: { sessions } });
    });
  }
}
