import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A process id with its start time, since the system gives the same ids out again. */
export const known = (pid) => ({ pid, started: startOf(pid) });

export const isAlive = ({ pid, started }) => started !== undefined && startOf(pid) === started;

/** Ends a process that leads its own group: asks first, after the deadline kills the whole group. */
export async function stop(target, milliseconds) {
  if (!isAlive(target)) return;
  signal(target.pid, 'SIGTERM');
  if (await isGone(target, milliseconds)) return;
  signal(-target.pid, 'SIGKILL');
  await isGone(target, 5_000);
}

export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function isGone(target, milliseconds) {
  for (const until = Date.now() + milliseconds; Date.now() < until; await pause(50)) {
    if (!isAlive(target)) return true;
  }
  return false;
}

function startOf(pid) {
  try {
    return process.platform === 'linux' ? startFromProc(pid) : execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

// The name in brackets may hold spaces; after it come the state, and as the 20th field the start in ticks since boot.
function startFromProc(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return fields[0] === 'Z' ? undefined : `${boot} ${fields[19]}`;
}
