import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Letter, readEml } from './eml.js';

export type KeptLetter = Letter & { name: string };

const size = 30;

/** The mails the sink of `npm start` kept, newest first, from behind `after` on. */
export async function lettersIn(folder: string, after?: string): Promise<{ letters: KeptLetter[]; next?: string }> {
  const names = (await namesIn(folder)).filter((name) => after === undefined || name < after);
  const shown = names.slice(0, size);
  const letters = await Promise.all(shown.map((name) => letter(folder, name)));
  return { letters, next: names.length > size ? shown.at(-1) : undefined };
}

/** One of them by its name; undefined when there is none. */
export async function letterIn(folder: string, name: string): Promise<KeptLetter | undefined> {
  return (await namesIn(folder)).includes(name) ? letter(folder, name) : undefined;
}

async function namesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files.filter((file) => file.endsWith('.eml')).toSorted().toReversed();
}

async function letter(folder: string, name: string): Promise<KeptLetter> {
  return { name, ...readEml(await readFile(join(folder, name))) };
}
