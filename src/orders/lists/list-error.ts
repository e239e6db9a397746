import { DomainError } from '../../platform/http/errors.js';

export class ListError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, field?: string) {
    super('lists', code, 422, values, field);
  }
}
