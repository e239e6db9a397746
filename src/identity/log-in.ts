import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/http/errors.js';
import { personOf, type Person } from './access/actor.queries.js';
import { Audit } from './audit.js';
import { LoginAttempt } from './login-attempt.entity.js';
import { failuresOf, mustWait } from './login-throttle.js';
import { isPassword } from './passwords.js';

export class LoginError extends DomainError {
  constructor(code: 'wrong' | 'wait', values: Record<string, unknown> = {}) {
    super('identity', code, 422, values, 'login');
  }
}

@Injectable()
export class LogIn {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** The person behind login (or e-mail) and password. Throws LoginError `wrong`, or `wait` (seconds) after too many failures. */
  async run(login: string, password: string, address: string): Promise<Person> {
    const now = this.clock.now();
    const seconds = mustWait(await failuresOf(this.database, login, address, now), now);
    if (seconds > 0) throw new LoginError('wait', { seconds });
    const [user] = await this.database.query<{ id: string; passwordHash: string }>(
      "SELECT id, password_hash AS passwordHash FROM users WHERE login = ? AND status = 'active'", [login]);
    const matches = await isPassword(user?.passwordHash, password);
    const person = user && matches ? await personOf(this.database, user.id) : undefined;
    await this.keepAttempt(login, address, person);
    if (!person) throw new LoginError('wrong');
    return person;
  }

  private async keepAttempt(login: string, address: string, person: Person | undefined): Promise<void> {
    const now = this.clock.now();
    await this.database.inTransaction(async (tx) => {
      await tx.insert(LoginAttempt, { login, address, succeeded: person !== undefined, attemptedAt: now });
      if (person) await tx.query('UPDATE users SET last_login_at = ? WHERE id = ?', [now, person.userId]);
      const actor = person ? { key: `user:${person.userId}`, name: person.name } : { key: 'anonymous', name: login };
      await this.audit.write(tx, { actor, action: person ? 'login.succeeded' : 'login.failed', subject: login });
    });
  }
}
