import { Injectable } from '@nestjs/common';
import { DomainError } from '../../platform/http/errors.js';
import type { Person } from '../access/actor.queries.js';
import { CheckPassword } from '../login/check-password.js';
import { CheckCode } from '../second-factor/check-code.js';
import type { Proof } from './security.dto.js';

export class WrongPassword extends DomainError {
  constructor() {
    super('identity', 'wrong_password', 422, {}, 'current');
  }
}

@Injectable()
export class Reauthenticate {
  constructor(private readonly checkPassword: CheckPassword, private readonly checkCode: CheckCode) {}

  /** Makes sure that it is still the person who sits there: by password, and by a code where they have a second factor. Throws WrongPassword, WrongCode, or TooManyTries. */
  async run(person: Person, { current, code = '' }: Proof, ip: string): Promise<void> {
    if (await this.checkPassword.run(person.login, current, ip) !== person.userId) throw new WrongPassword();
    if (person.hasSecondFactor) await this.checkCode.run(person, code, ip);
  }
}
