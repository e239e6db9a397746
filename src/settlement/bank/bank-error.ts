import { DomainError } from '../../platform/http/errors.js';

export class BankError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string, status: 409 | 422 = 422) {
    super('bank', code, status, values, field);
  }
}
