import { DomainError } from '../../platform/http/errors.js';

export class CollectionError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string, status: 409 | 422 = 422) {
    super('collection', code, status, values, field);
  }
}
