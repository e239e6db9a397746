import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Language } from '../../../src/platform/i18n/i18n.js';

/** Every key of a language (`orders.states.held`), plural endings taken off. */
export function keysOf(language: Language): string[] {
  const folder = join('locales', language);
  const keys = readdirSync(folder).flatMap((file) => flat(JSON.parse(readFileSync(join(folder, file), 'utf8')), basename(file, '.json')));
  return [...new Set(keys.map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')))].sort();
}

function flat(texts: Record<string, unknown>, path: string): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [`${path}.${name}`] : flat(text as Record<string, unknown>, `${path}.${name}`));
}

export interface Source {
  file: string;
  text: string;
}

export function sourcesIn(folder: string, ending: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(folder, file), 'utf8') }));
}

const every = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** Words in quotes that look like a key; one that is the beginning of a built key ends with a dot. */
export function wordsOf({ file, text }: Source): string[] {
  if (file.endsWith('.hbs')) return every(text, /"([a-z][\w-]*(?:\.[\w-]+)+\.?|[a-z][\w-]*\.)"/g);
  const built = every(text, /`([a-z][\w-]*(?:\.[\w-]+)*\.)\$\{/g);
  return [...every(text, /['`]([a-z][\w-]*(?:\.[\w-]+)+\.?)['`]/g), ...built];
}

/** Keys a TypeScript source hands to a text itself, by the functions that take one. */
export const handedOver = ({ text }: Source): string[] => every(text, /\b(?:translate|redirect)\([^,()]*(?:\([^()]*\))?[^,()]*, '([\w.-]+)'/g);

/** Texts of the errors a source throws, `<room>.errors.<code>`, by the class that names the room. */
export function errorKeysOf(sources: Source[]): { file: string; key: string }[] {
  const rooms = new Map(sources.flatMap(({ text }) =>
    [...text.matchAll(/class (\w+) extends DomainError[\s\S]*?super\('(\w+)', code/g)].map((match) => [match[1] ?? '', match[2] ?? ''] as const)));
  return sources.flatMap(({ file, text }) =>
    [...text.matchAll(/new (\w+)\('(\w+)'/g)]
      .filter((match) => rooms.has(match[1] ?? ''))
      .map((match) => ({ file, key: `${rooms.get(match[1] ?? '')}.errors.${match[2]}` })));
}
