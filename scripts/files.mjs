import { existsSync, readFileSync, renameSync, statfsSync, writeFileSync } from 'node:fs';
import { say, Stop } from './say.mjs';

const needed = 500;

export const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** Written whole or not at all, readable by its owner only: it may hold passwords. */
export function writeJson(file, content) {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export const lastLines = (file, count = 15) => (existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '');

export function needSpace(folder) {
  const free = freeMegabytes(folder);
  if (free < needed) throw new Stop(`The disk of ${folder} is nearly full: ${free} MB are free, ${needed} MB are needed. Free some space and start again.`);
}

/** MariaDB waits in silence for room on a full disk, so this says why nothing moves. */
export function watchSpace(folder) {
  const timer = setInterval(() => {
    const free = freeMegabytes(folder);
    if (free < needed / 5) say(`The disk of ${folder} is nearly full: ${free} MB are free. Free some space, or writing will stop.`);
  }, 15_000);
  timer.unref();
}

function freeMegabytes(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / 1e6);
}
