import { DomainError } from '../../platform/http/errors.js';

export class AssortmentError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string, status: 409 | 422 = 422) {
    super('assortments', code, status, values, field);
  }
}
