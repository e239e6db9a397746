import { type FieldError, Invalid } from '../../platform/http/errors.js';
import { findBy, sameKey } from '../../platform/database/by-code.js';
import type { Reader } from '../../platform/database/database.js';

type Coded = { id: string; code: string };

const mostLines = 20_000;
const mostTold = 20;

/** The products of a field with a SKU a line. Throws Invalid with the line of each that is not known. */
export function productsIn(reader: Reader, text: string): Promise<Coded[]> {
  return known(text, { field: 'products', key: 'assortments.errors.unknown_sku' }, (codes) => findBy<Coded>(reader, 'code', 'SELECT id, sku AS code FROM products WHERE sku IN (?)', codes));
}

/** The same for partners by code. */
export function partnersIn(reader: Reader, text: string): Promise<Coded[]> {
  return known(text, { field: 'partners', key: 'assortments.errors.unknown_partner' }, (codes) => findBy<Coded>(reader, 'code', 'SELECT id, code FROM partners WHERE code IN (?)', codes));
}

/** Codes one a line with the line's number; of a row copied from a table its first cell, empty lines passed over. */
export function codedLines(text: string): { line: number; code: string }[] {
  return text.split(/\r\n|\r|\n/).map((row, index) => ({ line: index + 1, code: (row.split(/[\t,;，；]/)[0] ?? '').trim() })).filter(({ code }) => code !== '');
}

async function known(text: string, wrong: Pick<FieldError, 'field' | 'key'>, find: (codes: string[]) => Promise<Map<string, Coded>>): Promise<Coded[]> {
  const lines = codedLines(text);
  if (lines.length > mostLines) throw new Invalid([{ field: wrong.field, key: 'assortments.errors.too_many', values: { count: mostLines } }]);
  const found = await find(lines.map(({ code }) => code));
  const unknown = lines.filter(({ code }) => !found.has(sameKey(code)));
  if (unknown.length > 0) throw new Invalid(told(unknown.map((values) => ({ ...wrong, values })), wrong.field));
  return [...new Map(lines.map(({ code }) => found.get(sameKey(code)) as Coded).map((one) => [one.id, one])).values()];
}

function told(errors: FieldError[], field: string): FieldError[] {
  const rest = errors.length - mostTold;
  return rest > 0 ? [...errors.slice(0, mostTold), { field, key: 'assortments.errors.more', values: { count: rest } }] : errors;
}
