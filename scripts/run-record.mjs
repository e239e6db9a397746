import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from './ending.mjs';
import { readJson, writeJson } from './files.mjs';
import { isAlive, known, stop } from './processes.mjs';
import { say, Stop } from './say.mjs';

const fileIn = (folder) => join(folder, 'run.json');

/** What runs from this folder now, or undefined; one whose npm was killed is about to stop and does not count. */
export function runningIn(folder) {
  const record = readJson(fileIn(folder));
  return record && isAlive(record) && isAlive(record.parent) ? record : undefined;
}

export function refuseSecond(folder) {
  const other = runningIn(folder);
  if (!other) return;
  const where = other.url ? ` at ${other.url}` : '';
  throw new Stop(`Already running${where} (process ${other.pid}). Stop it first: Ctrl-C in its window, or kill ${other.pid}.`);
}

/** Takes the folder for this run, after what a killed run left behind has been stopped. */
export async function claim(folder, facts) {
  refuseSecond(folder);
  await stopLeftovers(folder);
  const record = { ...known(process.pid), parent: known(process.env.npm_lifecycle_event ? process.ppid : process.pid), ...facts, processes: {} };
  const save = () => writeJson(fileIn(folder), record);
  save();
  atEnd(async () => rmSync(fileIn(folder), { force: true }));
  return {
    note: (name, pid) => { record.processes[name] = known(pid); save(); },
    add: (more) => { Object.assign(record, more); save(); },
  };
}

async function stopLeftovers(folder) {
  const left = readJson(fileIn(folder));
  if (!left) return;
  await stop(left, 60_000);
  for (const [name, target] of Object.entries(left.processes).reverse()) {
    if (!isAlive(target)) continue;
    say(`Stopping ${name} (process ${target.pid}), left behind by a run that was killed`);
    await stop(target, 60_000);
  }
}
