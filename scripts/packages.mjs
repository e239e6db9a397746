import { existsSync } from 'node:fs';
import { runOrStop } from './commands.mjs';
import { readJson } from './files.mjs';
import { inRoot } from './paths.mjs';
import { say, step } from './say.mjs';

/**
 * True when what npm says it installed (its hidden lock file, written last) is what the lock file asks for;
 * only optional parts, for other systems, may be absent.
 */
export const isCurrent = (lock, installed) => Object.entries(lock.packages).every(([path, wanted]) => {
  const there = installed.packages[path];
  return path === '' || (there ? there.version === wanted.version && there.integrity === wanted.integrity : wanted.optional);
});

export function packagesAreCurrent() {
  const installed = readJson(inRoot('node_modules/.package-lock.json'));
  return Boolean(installed) && existsSync(inRoot('node_modules/.bin/node')) && isCurrent(readJson(inRoot('package-lock.json')), installed);
}

export async function installPackages() {
  await step('Installing packages', () => runOrStop('npm ci', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']));
  say('Packages are installed');
}
