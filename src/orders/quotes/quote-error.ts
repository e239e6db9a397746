import { DomainError } from '../../platform/http/errors.js';

export class QuoteError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string, status: 409 | 422 = 422) {
    super('quotes', code, status, values, field);
  }
}
