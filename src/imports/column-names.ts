import { languages, translate } from '../platform/i18n/i18n.js';
import { columnsOf } from './columns-of.js';
import type { ImportKind } from './import.entity.js';
import { headerIn } from './read-csv.js';

const folded = (name: string) => name.trim().toLowerCase();

/** The file with a header of column names, where it has our names for them in Chinese or English. */
export function withColumnNames(kind: ImportKind, text: string): string {
  const header = headerIn(text);
  const names = header.map((name) => columnNamed(kind, name) ?? name);
  if (names.every((name, index) => name === header[index])) return text;
  const [before = ''] = /^\uFEFF?(?:[\s,]*[\r\n])?/.exec(text) ?? [];
  const rest = text.slice(before.length);
  return `${before}${names.map(quoted).join(',')}${rest.slice(rest.search(/[\r\n]|$/))}`;
}

function quoted(name: string): string {
  return /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

function columnNamed(kind: ImportKind, name: string): string | undefined {
  return columnsOf[kind].find((column) => column === folded(name) || languages.some((language) => folded(translate(language, `imports.columns.${column}`)) === folded(name)));
}
