import { DomainError } from '../platform/http/errors.js';

export class OrderError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string, status: 403 | 404 | 409 | 422 = 422) {
    super('orders', code, status, values, field);
  }
}
