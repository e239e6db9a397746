import { HttpException } from '@nestjs/common';
import { DomainError, type FieldError, Invalid } from './errors.js';

/** What an error says to whoever asked: a status, a text and the fields it belongs to. */
export type Refusal = { status: number; code: string; key: string; values: Record<string, unknown>; fields: FieldError[] };

export function refusalOf(error: unknown): Refusal {
  if (error instanceof Invalid) return { status: 422, code: 'invalid', key: 'common.errors.invalid', values: {}, fields: error.fields };
  if (error instanceof DomainError) {
    const key = `${error.room}.errors.${error.code}`;
    const fields = error.field === undefined ? [] : [{ field: error.field, key, values: error.values }];
    return { status: error.status, code: error.code, key, values: error.values, fields };
  }
  const status = statusOf(error);
  return { status, code: `http_${status}`, key: `common.http.${status}`, values: {}, fields: [] };
}

const knownStatuses = [400, 401, 403, 404, 413, 415, 429];

// body-parser and multer put their status on the error itself
function statusOf(error: unknown): number {
  const status = error instanceof HttpException ? error.getStatus() : Number((error as { status?: number }).status ?? 500);
  if (knownStatuses.includes(status)) return status;
  return status >= 400 && status < 500 ? 400 : 500;
}

/** Values a text can take: numbers stay numbers, for plurals. */
export function textValues(values: Record<string, unknown>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? value : String(value)]));
}
