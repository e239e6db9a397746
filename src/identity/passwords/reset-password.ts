import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { affected, Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/errors.js';
import { callerOf } from '../../platform/http/caller.js';
import { Audit } from '../audit.js';
import { LoginAttempt } from '../login-attempt.entity.js';
import { countedAddress } from '../login/login-throttle.js';
import { hashPassword } from '../passwords.js';
import { endSessions } from '../sessions/end-sessions.js';
import { isTokenOf, resetIdOf } from './reset-token.js';
import { type OpenReset, openReset } from './resets.queries.js';

export class VoidLink extends DomainError {
  constructor() {
    super('identity', 'void_link', 409);
  }
}

@Injectable()
export class ResetPassword {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly audit: Audit) {}

  /** The reset a link's token stands for, while it can be used. */
  async open(token: string): Promise<OpenReset | undefined> {
    const id = resetIdOf(token);
    const reset = id === undefined ? undefined : await openReset(this.database, id, this.clock.now());
    return reset && isTokenOf(reset, token, this.config.sessionSecret) ? reset : undefined;
  }

  /** Gives the user the new password once and ends all their sessions. Throws VoidLink. */
  async run(token: string, password: string): Promise<void> {
    const reset = await this.open(token);
    if (!reset) throw new VoidLink();
    await this.settle(reset, await hashPassword(password));
  }

  /** The same with a password that is hashed already. Throws VoidLink. */
  async settle({ id, userId, login, name, passwordHash: before }: OpenReset, passwordHash: string): Promise<void> {
    const now = this.clock.now();
    await this.database.inTransaction(async (tx) => {
      const used = await affected(tx, 'UPDATE password_resets SET used_at = ? WHERE id = ? AND used_at IS NULL', [now, id]);
      const changed = await affected(tx,
        "UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ? AND status = 'active'", [passwordHash, userId, before]);
      if (used !== 1 || changed !== 1) throw new VoidLink();
      await endSessions(tx, userId, now);
      // whoever reads the user's mail is the user: this address is known from now on
      await tx.insert(LoginAttempt, { login, address: countedAddress(callerOf().address), succeeded: true, attemptedAt: now });
      await this.audit.write(tx, { actor: { key: `user:${userId}`, name }, action: 'password.reset', subject: `user:${userId}` });
    });
  }
}
