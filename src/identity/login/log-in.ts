import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/errors.js';
import { type Person, personOf, stepAfterPassword } from '../access/actor.queries.js';
import { Audit } from '../audit.js';
import { CheckPassword } from './check-password.js';

export class WrongLogin extends DomainError {
  constructor() {
    super('identity', 'wrong');
  }
}

@Injectable()
export class LogIn {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly config: Config,
    private readonly checkPassword: CheckPassword, private readonly audit: Audit,
  ) {}

  /** The person behind login and password, who may have a second step to go. Throws WrongLogin, or TooManyTries. */
  async run(login: string, password: string, ip: string): Promise<Person> {
    const userId = await this.checkPassword.run(login, password, ip);
    const person = userId === undefined ? undefined : await personOf(this.database, userId);
    if (!person) {
      await this.database.inTransaction((tx) => this.audit.write(tx, { actor: { key: 'anonymous', name: login }, action: 'login.failed', subject: login.slice(0, 80) }));
      throw new WrongLogin();
    }
    return person;
  }

  /** What is left to do before `complete`. */
  stepOf(person: Person): 'code' | 'setup' | undefined {
    return stepAfterPassword(person, this.config.production);
  }

  /** Notes that the person is in. */
  async complete({ userId, name, login }: Person): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await tx.query('UPDATE users SET last_login_at = ? WHERE id = ?', [this.clock.now(), userId]);
      await this.audit.write(tx, { actor: { key: `user:${userId}`, name }, action: 'login.succeeded', subject: login });
    });
  }
}
