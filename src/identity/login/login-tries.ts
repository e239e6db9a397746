import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/errors.js';
import { LoginAttempt } from '../login-attempt.entity.js';
import { countedAddress, secondsToWait } from './login-throttle.js';

export class TooManyTries extends DomainError {
  constructor(seconds: number) {
    super('identity', 'wait', 429, { seconds });
  }
}

/** Tries at a secret, a password or a code, each under a name of its own. */
@Injectable()
export class LoginTries {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Notes a try, as failed from the start, so that tries sent all at once are counted too. Throws TooManyTries. */
  async begin(login: string, ip: string): Promise<string> {
    const [at, address] = [this.clock.now(), countedAddress(ip)];
    const { manager } = this.database.source;
    const { identifiers } = await manager.insert(LoginAttempt, { login, address, succeeded: false, attemptedAt: at });
    const id = String(identifiers[0]?.id);
    const seconds = await secondsToWait(this.database, { id, login, address, at });
    if (seconds === 0) return id;
    await manager.delete(LoginAttempt, { id });
    throw new TooManyTries(seconds);
  }

  async succeed(id: string): Promise<void> {
    await this.database.query('UPDATE login_attempts SET succeeded = 1 WHERE id = ?', [id]);
  }
}
