import { DomainError } from '../platform/http/errors.js';

export class PartnerError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string, status: 409 | 422 = 422) {
    super('partners', code, status, values, field);
  }
}
