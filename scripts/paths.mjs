import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));
export const inRoot = (...path) => join(root, ...path);

export function folder(...path) {
  const made = join(...path);
  mkdirSync(made, { recursive: true });
  return made;
}
