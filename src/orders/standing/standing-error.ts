import { DomainError } from '../../platform/http/errors.js';

export class StandingError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string, status: 409 | 422 = 422) {
    super('standing', code, status, values, field);
  }
}
