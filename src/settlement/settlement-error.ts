import { DomainError } from '../platform/http/errors.js';

export class SettlementError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string, status: 409 | 422 = 422) {
    super('settlement', code, status, values, field);
  }
}
