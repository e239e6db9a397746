import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/errors.js';
import type { Person } from '../access/actor.queries.js';
import { Audit } from '../audit.js';
import { CheckPassword } from '../login/check-password.js';
import { hashPassword } from '../passwords.js';

export class WrongPassword extends DomainError {
  constructor() {
    super('identity', 'wrong_password', 422, {}, 'current');
  }
}

@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly checkPassword: CheckPassword, private readonly audit: Audit,
  ) {}

  /** Gives the person a new password and ends all their sessions; returns when. Throws WrongPassword, or TooManyTries. */
  async run({ userId, login, name }: Person, current: string, password: string, ip: string): Promise<Date> {
    if (await this.checkPassword.run(login, current, ip) !== userId) throw new WrongPassword();
    const passwordHash = await hashPassword(password);
    const now = this.clock.now();
    await this.database.inTransaction(async (tx) => {
      await tx.query('UPDATE users SET password_hash = ?, signed_out_at = ? WHERE id = ?', [passwordHash, now, userId]);
      await this.audit.write(tx, { actor: { key: `user:${userId}`, name }, action: 'password.changed', subject: `user:${userId}` });
    });
    return now;
  }
}
