import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../../..');
const require = createRequire(import.meta.url);
// commands run when they are read; what is public is read by browsers
const others = /^(main\.js|cli\.js|public\W.*)$/;
const modules = new Map();
let opening;

/** Reads all that was built, once a process. */
export function openHouse() {
  opening ??= Promise.all(builtFiles().map(async (file) => modules.set(file, await import(pathToFileURL(file)))));
  return opening;
}

export const isOpen = () => modules.size > 0;

/** What a source of the house exports, as it was built, or a file of a package. */
export const exportsOf = (path) => modules.get(builtOf(path)) ?? require(path);

function builtFiles() {
  const dist = join(root, 'dist');
  return readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.js') && !others.test(file)).map((file) => join(dist, file));
}

function builtOf(path) {
  const [first, ...rest] = relative(root, path).split(sep);
  return join(root, 'dist', ...(first === 'src' ? rest : [first, ...rest])).replace(/\.ts$/, '.js');
}
