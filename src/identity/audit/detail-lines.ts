import { formatNumber } from '../../platform/views/format.js';
import { hasText, type Language, translate } from '../../platform/i18n/i18n.js';

/** One fact of an entry: a value, or a value that was another before. */
export type DetailLine = { label: string; value: string; before?: string };

type Facts = Record<string, unknown>;

const words: Record<string, string> = { roles: 'identity.roles.', scopes: 'tokens.scopes.', kind: 'partners.kind.', language: 'audit.languages.', company: 'audit.companies.', fund: 'funds.names.', channel: 'collection.channel.', startsFrom: 'assortments.startsFrom.' };

/** What an entry tells beside its action: of a change only what changed, of the rest what is not empty. */
export function detailLines(detail: string | null, language: Language): DetailLine[] {
  const { before, after, ...others } = factsOf(detail);
  const facts = isFacts(before) && isFacts(after) ? changes(before, after, language) : plain({ ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }, language);
  return [...plain(others, language), ...facts];
}

function factsOf(detail: string | null): Facts {
  const parsed: unknown = detail === null ? {} : JSON.parse(detail);
  return isFacts(parsed) ? parsed : { value: parsed };
}

function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// what was read as a code (`tierCode`) is written as `tier`
function changes(before: Facts, after: Facts, language: Language): DetailLine[] {
  return Object.entries(after).flatMap(([name, value]) => {
    const earlier = before[name] ?? before[`${name}Code`];
    if (spelled(earlier) === spelled(value)) return [];
    return [{ label: labelOf(name, language), before: worded(name, earlier, language) || '—', value: worded(name, value, language) || '—' }];
  });
}

function plain(facts: Facts, language: Language): DetailLine[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const text = worded(name, value, language);
    return text === '' ? [] : [{ label: labelOf(name, language), value: text }];
  });
}

function labelOf(name: string, language: Language): string {
  return hasText(`audit.fields.${name}`) ? translate(language, `audit.fields.${name}`) : name;
}

function worded(name: string, value: unknown, language: Language): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return translate(language, `audit.boolean.${value}`);
  if (Array.isArray(value)) return value.map((part) => worded(name, part, language)).join(language === 'en' ? ', ' : '、');
  if (isFacts(value)) return Object.values(value).map((part) => worded('', part, language)).filter(Boolean).join(' ');
  const key = `${words[name] ?? ''}${String(value)}`;
  if (words[name] !== undefined && hasText(key)) return translate(language, key);
  return /^-?\d+\.\d{2,4}$/.test(String(value)) ? formatNumber(String(value), 2) : String(value);
}

// forms bring texts, rows bring numbers: 45 is '45', 100.00 is '100', nothing is nothing
function spelled(value: unknown): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  if (typeof value === 'boolean') return String(Number(value));
  const text = String(value ?? '');
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}
