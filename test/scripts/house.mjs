import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The real scripts around a small stand-in for the app, in a folder of their own. */
export function makeHouse() {
  const path = mkdtempSync(join(tmpdir(), 'qudao-house-'));
  cpSync(join(root, 'scripts'), join(path, 'scripts'), { recursive: true });
  cpSync(join(root, 'test/scripts/house'), join(path, 'dist'), { recursive: true });
  for (const file of ['.swcrc', 'package-lock.json']) cpSync(join(root, file), join(path, file));
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'));
  writeFileSync(join(path, 'scripts/assets.mjs'), '');
  return path;
}

export function start(house, env) {
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: house, env: { ...inherited, NODE_ENV: 'development', ...env } });
  const run = { child, output: '', ended: once(child, 'exit').then(([code]) => code) };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { run.output += text; });
  return run;
}

export async function ready(run) {
  await eventually(() => run.output.includes('is ready at') || run.child.exitCode !== null);
  if (run.child.exitCode !== null) throw new Error(run.output);
  return run;
}

export async function eventually(check) {
  for (const until = Date.now() + 15_000; !check(); await pause(50)) {
    if (Date.now() > until) throw new Error(`still waiting for ${check}`);
  }
}

const recordIn = (house) => JSON.parse(readFileSync(join(house, '.data/run.json'), 'utf8'));
export const pids = (house) => Object.fromEntries(Object.entries(recordIn(house).processes).map(([name, { pid }]) => [name, pid]));
export const hasRecord = (house) => existsSync(join(house, '.data/run.json'));

export function lives(pid) {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

export const remove = (house) => rmSync(house, { recursive: true, force: true });
