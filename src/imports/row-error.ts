/** What is wrong in a file and where; its text stands under `imports.errors.<code>`. Line 1 is the header. */
export type RowError = { line: number; column: string; code: string; values?: Record<string, string | number> };

/** What an import did, or why it did nothing. */
export type Outcome = { created: number; updated: number; unchanged: number; errors: RowError[] };

const mostErrors = 1000;

/** The errors that are kept: the first of the file. */
export function firstErrors(errors: RowError[]): RowError[] {
  return errors.toSorted((a, b) => a.line - b.line).slice(0, mostErrors);
}

/** Errors in the order of the file; of a file that is wrong throughout no more than are kept. */
export class ErrorList {
  readonly errors: RowError[] = [];

  add(more: RowError[]): void {
    if (this.errors.length < mostErrors) this.errors.push(...more);
  }
}

/** Rolls the whole import back: one wrong row, no rows. */
export class Refused extends Error {
  readonly errors: RowError[];

  constructor(errors: RowError[]) {
    super(`${errors.length} wrong cells`);
    this.errors = firstErrors(errors);
  }
}

export function refuseAny(errors: RowError[]): void {
  if (errors.length > 0) throw new Refused(errors);
}
