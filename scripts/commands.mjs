import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { atEnd, isEnding } from './ending.mjs';
import { root } from './paths.mjs';
import { known, signal, stop } from './processes.mjs';
import { Stop } from './say.mjs';

/** Runs a command to its end in its own process group and answers its exit code and its last lines. */
export function run(command, args, { env = {}, onLine, show = false, timeout, isStuck, toEnd = false } = {}) {
  if (isEnding() && !toEnd) throw new Stop('Stopped.');
  const child = spawn(command, args, {
    cwd: root, env: { ...process.env, ...env }, detached: true, timeout, stdio: ['ignore', ...(show ? ['inherit', 'inherit'] : ['pipe', 'pipe'])],
  });
  const lines = [];
  for (const stream of [child.stdout, child.stderr].filter(Boolean)) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (onLine && stream === child.stdout) onLine(line);
    });
  }
  return new Promise((resolve) => {
    if (child.pid) stopAtEnd(child);
    if (isStuck) stopWhenStuck(child, isStuck);
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code, name) => {
      // Once the script is ending, nobody goes on with what a stopped command did not finish.
      if (!isEnding() || toEnd) resolve({ code: code ?? `by ${name}`, output: lines.join('\n') });
    });
  });
}

export async function runOrStop(what, ...command) {
  const { code, output } = await run(...command);
  if (code !== 0) throw new Stop(`${what} failed (${code}):\n\n${output.split('\n').slice(-40).join('\n')}`);
  return output;
}

function stopAtEnd(child) {
  const target = known(child.pid);
  atEnd(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    signal(-child.pid, 'SIGTERM');
    await stop(target, 10_000);
  });
}

function stopWhenStuck(child, isStuck) {
  const target = known(child.pid);
  const timer = setInterval(() => {
    if (!isStuck()) return;
    clearInterval(timer);
    stop(target, 5_000);
  }, 500);
  child.once('close', () => clearInterval(timer));
}
