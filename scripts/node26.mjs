import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inRoot } from './paths.mjs';
import { Stop } from './say.mjs';

const installed = inRoot('node_modules/.bin/node');

export const major = (version = process.versions.node) => Number(version.split('.')[0]);

/** The Node the project pins; in the production image that is the one running. */
export function node26() {
  if (existsSync(installed)) return installed;
  if (major() >= 26) return process.execPath;
  throw new Stop('The packages are not installed yet: run `npm start` or `npm test`.');
}

/** npm puts node_modules/.bin first on PATH; a script called by hand is handed on to the pinned Node here. */
export async function onNode26(script) {
  if (major() >= 26) return;
  const child = spawn(node26(), [fileURLToPath(script), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.exit(await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1))));
}
