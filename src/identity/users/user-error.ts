import { DomainError } from '../../platform/http/errors.js';

export class UserError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string) {
    super('users', code, 422, values, field);
  }
}
