export type FieldError = { field: string; key: string; values?: Record<string, unknown> };

/**
 * An expected refusal. `room` and `code` name its text (`<room>.errors.<code>`), `status` its HTTP answer,
 * `field` the form field or line it belongs to.
 */
export class DomainError extends Error {
  constructor(
    readonly room: string,
    readonly code: string,
    readonly status: 403 | 404 | 409 | 422 | 429 = 422,
    readonly values: Record<string, unknown> = {},
    readonly field?: string,
  ) {
    super(`${room}.${code}`);
    this.name = new.target.name;
  }
}

/** A miss, and what strangers get: nothing is said about what is there. */
export class NotFound extends DomainError {
  constructor() {
    super('common', 'not_found', 404);
  }
}

/** Several fields or lines are wrong at once. */
export class Invalid extends Error {
  constructor(readonly fields: FieldError[]) {
    super(`invalid: ${fields.map(({ field, key }) => `${field} ${key}`).join(', ')}`);
    this.name = 'Invalid';
  }
}

/** Not here: the browser is sent elsewhere, such as to the login page. */
export class SeeOther extends Error {
  constructor(readonly location: string) {
    super(`see ${location}`);
  }
}
