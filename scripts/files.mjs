import { existsSync, readFileSync, renameSync, statfsSync, writeFileSync } from 'node:fs';
import { Stop } from './say.mjs';

const needed = 500;

export const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** Written whole or not at all, readable by its owner only: it may hold passwords. */
export function writeJson(file, content) {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export const lastLines = (file, count = 15) => (existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '');

export function needSpace(folder) {
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < needed) throw new Stop(`The disk of ${folder} is nearly full: ${free} MB are free, ${needed} MB are needed. Free some space and start again.`);
}
