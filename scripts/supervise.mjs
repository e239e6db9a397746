import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import { atEnd, end, isEnding } from './ending.mjs';
import { lastLines } from './files.mjs';
import { root } from './paths.mjs';
import { eventually } from './ports.mjs';
import { known, stop } from './processes.mjs';
import { complain, say, Stop } from './say.mjs';

const restartsAMinute = 5;

/**
 * Starts a process in its own group, waits until it is ready, and from then on starts it again when it dies.
 * `service` is { name, command, args, env, log, isReady, readyIn, stopsIn }; times in milliseconds.
 */
export async function keep(service, run) {
  startLog(service.log);
  const kept = { service, run, restarts: [] };
  launch(kept);
  atEnd(() => stop(kept.known, service.stopsIn ?? 15_000));
  const ready = await eventually(service.isReady, service.readyIn ?? 60_000, () => kept.ended !== undefined);
  if (!ready) throw new Stop(`${service.name} did not start${kept.ended ? ` (${kept.ended})` : ' in time'}. The end of ${service.log}:\n\n${lastLines(service.log)}`);
  kept.wasReady = true;
}

function launch(kept) {
  if (isEnding()) return;
  const { name, command, args, env, log } = kept.service;
  const out = openSync(log, 'a');
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, detached: true, stdio: ['ignore', out, out] });
  closeSync(out);
  kept.known = known(child.pid);
  kept.run.note(name, child.pid);
  child.once('error', (error) => { kept.ended = error.message; });
  child.once('exit', (code, signal) => onExit(kept, code === null ? signal : `code ${code}`));
}

function onExit(kept, how) {
  if (!kept.wasReady) kept.ended = how;
  if (isEnding() || !kept.wasReady) return;
  const { name, log } = kept.service;
  kept.restarts = [...kept.restarts.filter((time) => time > Date.now() - 60_000), Date.now()];
  if (kept.restarts.length > restartsAMinute) {
    complain(new Stop(`${name} keeps ending (${how}). The end of ${log}:\n\n${lastLines(log)}`));
    end(1);
    return;
  }
  say(`${name} ended (${how}), starting it again`);
  setTimeout(() => launch(kept), 500);
}

// One older log is kept, so that a log never grows past two runs.
function startLog(log) {
  if (existsSync(log)) renameSync(log, log.replace(basename(log), `previous-${basename(log)}`));
}
