import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/errors.js';
import { type Person, personOf } from '../access/actor.queries.js';
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
    private readonly database: Database, private readonly clock: Clock, private readonly checkPassword: CheckPassword, private readonly audit: Audit,
  ) {}

  /** The person behind login and password. Throws WrongLogin, or TooManyTries. */
  async run(login: string, password: string, ip: string): Promise<Person> {
    const userId = await this.checkPassword.run(login, password, ip);
    const person = userId === undefined ? undefined : await personOf(this.database, userId);
    await this.database.inTransaction(async (tx) => {
      if (person) await tx.query('UPDATE users SET last_login_at = ? WHERE id = ?', [this.clock.now(), person.userId]);
      const actor = person ? { key: `user:${person.userId}`, name: person.name } : { key: 'anonymous', name: login };
      await this.audit.write(tx, { actor, action: person ? 'login.succeeded' : 'login.failed', subject: login.slice(0, 80) });
    });
    if (!person) throw new WrongLogin();
    return person;
  }
}
