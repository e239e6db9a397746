import { DomainError } from '../../platform/http/errors.js';

export class OrderingError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string) {
    super('ordering', code, 422, values, field);
  }
}
