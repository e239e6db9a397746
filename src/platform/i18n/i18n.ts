import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import i18next from 'i18next';
import { perName } from './per-name.js';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
export type TextValues = Record<string, string | number>;

const folder = fileURLToPath(new URL('../../../locales/', import.meta.url));
const rooms = readdirSync(join(folder, languages[0])).map((file) => basename(file, '.json'));

const texts = i18next.createInstance();
await texts.init({
  initAsync: false,
  lng: languages[0],
  fallbackLng: false,
  ns: rooms,
  resources: Object.fromEntries(languages.map((language) => [language, textsOf(language)])),
  interpolation: { escapeValue: false },
});

// stands in no text
const missing = '\uE001';

function textsOf(language: Language) {
  return Object.fromEntries(rooms.map((room) => [room, JSON.parse(readFileSync(join(folder, language, `${room}.json`), 'utf8'))]));
}

/** The text under `<room>.<key>`; `count` picks the plural. A missing key throws, in production it shows itself. */
export function translate(language: Language, key: string, values: TextValues = {}): string {
  const form = 'count' in values ? pluralOf[language].select(Number(values.count)) : '';
  const pattern = patterns[language](`${key} ${form}`);
  return form === '' && !pattern.includes('{{') ? pattern : pattern.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

const pluralOf = { 'zh-CN': new Intl.PluralRules('zh-CN'), en: new Intl.PluralRules('en') };
// a count of each plural form, to ask i18next for its pattern
const counts: Record<string, number> = { one: 1, other: 2 };
// a page fills in hundreds of texts: each is found once, then only its values are put in
const patterns = { 'zh-CN': perName((name) => patternOf('zh-CN', name)), en: perName((name) => patternOf('en', name)) };

function patternOf(language: Language, name: string): string {
  const [key = '', form = ''] = name.split(' ');
  const ns = key.split('.', 1)[0] ?? '';
  const text = texts.t(key.slice(ns.length + 1), { count: counts[form], lng: language, ns, skipInterpolation: true, defaultValue: missing });
  if (text !== missing) return text;
  if (process.env.NODE_ENV === 'production') return key;
  throw new Error(`No text "${key}" in locales/${language}`);
}

/**
 * Whether there is such a text: for words from stored rows, which outlive the code that wrote them, and for what a template was
 * handed, a key (`orders.title`) or a text already. Names and searches may look like a key and are none.
 */
export function hasText(key: string): boolean {
  const [ns = ''] = key.split('.', 1);
  return rooms.includes(ns) && typeof texts.getResource(languages[0], ns, key.slice(ns.length + 1)) === 'string';
}

/** The cookie decides, then what the browser likes best (RFC 9110: `q` weighs), then `otherwise`. */
export function pickLanguage(cookie: string | undefined, acceptLanguage: string | undefined, otherwise: Language = languages[0]): Language {
  const wanted = [cookie ?? '', ...weighed(acceptLanguage ?? '')];
  const match = wanted.map((tag) => languages.find((language) => tag.slice(0, 2).toLowerCase() === language.slice(0, 2)));
  return match.find((language) => language !== undefined) ?? otherwise;
}

function weighed(acceptLanguage: string): string[] {
  const tags = acceptLanguage.split(',').map((part) => {
    const [tag = '', ...parameters] = part.split(';').map((word) => word.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    return { tag, weight: Number(weight) || 0 };
  });
  return tags.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight).map(({ tag }) => tag);
}
