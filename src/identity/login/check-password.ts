import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/errors.js';
import { LoginAttempt } from '../login-attempt.entity.js';
import { isPassword } from '../passwords.js';
import { countedAddress, secondsToWait } from './login-throttle.js';

export class TooManyTries extends DomainError {
  constructor(seconds: number) {
    super('identity', 'wait', 429, { seconds });
  }
}

@Injectable()
export class CheckPassword {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** The active user's id when the password is right, undefined when anything is not. Throws TooManyTries. */
  async run(login: string, password: string, ip: string): Promise<string | undefined> {
    const attempt = await this.begin(login, countedAddress(ip));
    const [user] = await this.database.query<{ id: string; passwordHash: string }>(
      "SELECT id, password_hash AS passwordHash FROM users WHERE login = ? AND status = 'active'", [login]);
    if (!await isPassword(user?.passwordHash, password)) return undefined;
    await this.database.query('UPDATE login_attempts SET succeeded = 1 WHERE id = ?', [attempt]);
    return user?.id;
  }

  // counts as failed from the start, so that tries sent all at once are counted too
  private async begin(login: string, address: string): Promise<string> {
    const at = this.clock.now();
    const { manager } = this.database.source;
    const { identifiers } = await manager.insert(LoginAttempt, { login, address, succeeded: false, attemptedAt: at });
    const id = String(identifiers[0]?.id);
    const seconds = await secondsToWait(this.database, { id, login, address, at });
    if (seconds === 0) return id;
    await manager.delete(LoginAttempt, { id });
    throw new TooManyTries(seconds);
  }
}
