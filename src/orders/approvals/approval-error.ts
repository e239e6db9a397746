import { DomainError } from '../../platform/http/errors.js';

export class ApprovalError extends DomainError {
  constructor(code: string, values: Record<string, unknown> = {}, status: 409 | 422 = 409) {
    super('approvals', code, status, values);
  }
}
