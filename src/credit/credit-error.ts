import { DomainError } from '../platform/http/errors.js';

export class CreditError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string, status: 404 | 409 | 422 = 409) {
    super('credit', code, status, values, field);
  }
}
