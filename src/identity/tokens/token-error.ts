import { DomainError } from '../../platform/http/errors.js';

export class TokenError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string) {
    super('tokens', code, 422, values, field);
  }
}
