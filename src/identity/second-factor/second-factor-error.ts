import { DomainError } from '../../platform/http/errors.js';

export class SecondFactorError extends DomainError {
  constructor(code: string) {
    super('identity', code);
  }
}

export class WrongCode extends DomainError {
  constructor() {
    super('identity', 'wrong_code', 422, {}, 'code');
  }
}
