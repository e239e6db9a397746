import { type FieldError, Invalid } from '../../platform/http/errors.js';
import { decimalIn } from '../../platform/money/money.js';
import type { WantedLimits } from './keep-limits.js';

const field = /^limit:(.{1,80})$/s;

// a dot in a field's name would part it; a login has dots, never colons
/** The name of a person's field. */
export const limitField = (login: string) => `limit:${login.replaceAll('.', ':')}`;

/** Reads the limits typed, empty for none. Throws Invalid at each that is no amount. */
export function limitsIn(body: unknown): WantedLimits {
  const wrong: FieldError[] = [];
  const amount = (name: string, value: unknown): string | null => {
    const text = typeof value === 'string' ? value.normalize('NFKC').replace(/[\s,¥]/g, '') : '';
    if (text === '') return null;
    const read = decimalIn(text, 2);
    if (read === undefined || read.length > 16) wrong.push({ field: name, key: 'approvals.errors.no_amount' });
    return read ?? null;
  };
  const sent = Object.entries((body ?? {}) as Record<string, unknown>);
  const people = sent.flatMap(([name, value]): [string, string | null][] => {
    const [, login] = field.exec(name) ?? [];
    return login === undefined ? [] : [[login.replaceAll(':', '.'), amount(name, value)]];
  });
  const general = amount('general', (body as Record<string, unknown> | undefined)?.general);
  if (wrong.length > 0) throw new Invalid(wrong);
  return { general, people: new Map(people) };
}
