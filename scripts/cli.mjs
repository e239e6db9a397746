// The app's command line with the environment of what runs here; prints nothing of its own on stdout.
import { spawn } from 'node:child_process';
import { node26 } from './node26.mjs';
import { inRoot } from './paths.mjs';
import { runningIn } from './run-record.mjs';

const env = process.env.DATABASE_URL ? {} : runningIn(inRoot('.data'))?.env;

if (env) {
  const child = spawn(node26(), [inRoot('dist/cli.js'), ...process.argv.slice(2)], { cwd: inRoot(), stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => { process.exitCode = code ?? 1; });
} else {
  process.stderr.write('Nothing runs here: begin with `npm start`, or set DATABASE_URL.\n');
  process.exitCode = 1;
}
