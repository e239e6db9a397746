import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from './commands.mjs';
import { node26 } from './node26.mjs';
import { folder, inRoot } from './paths.mjs';
import { say, step, Stop } from './say.mjs';

const newerSchema = 3;

const within = { web: ['--max-semi-space-size=8', '--max-old-space-size=256'], worker: ['--max-semi-space-size=8'] };

/** How Node runs a role (docker-compose.yml says the same): small new space, and for web a heap that keeps it below 300 MB; the worker reads whole workbooks. */
export const appArguments = (role) => ['--enable-source-maps', ...within[role], 'dist/main.js'];

/** What web, worker and the command line are told; what the operator sets in the environment comes first. */
export const appEnvironment = (data, services, { port, mailPort }) => ({
  NODE_ENV: process.env.NODE_ENV ?? 'development',
  PORT: String(port),
  PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${port}`,
  SMTP_URL: process.env.SMTP_URL ?? `smtp://127.0.0.1:${mailPort}`,
  DATA_DIR: process.env.DATA_DIR ?? folder(data, 'files'),
  MAIL_SINK_DIR: folder(data, 'mail'),
  // a pool of memory for each thread keeps some 50 MB that nobody uses
  MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
  SESSION_SECRET: process.env.SESSION_SECRET ?? sessionSecret(inRoot('.data/session-secret')),
  ...services,
});

// Kept, so that a login outlives a restart.
function sessionSecret(file) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

const cli = (env, command, options) => run(node26(), ['dist/cli.js', ...command], { env, ...options });

export async function migrate(env) {
  const { code, output } = await step('Bringing the database up to date', () => cli(env, ['migrate']));
  if (code === newerSchema) throw new Stop(`${output}\n\nThis database was last used by a newer Qudao. Go on with that version, or move .data away to begin with an empty one.`);
  if (code !== 0) throw new Stop(`The database could not be brought up to date:\n\n${output}`);
}

export async function seed(env) {
  const { code, output } = await step('Demo company', () => cli(env, ['seed'], { onLine: say }));
  if (code !== 0) throw new Stop(`The demo company could not be made:\n\n${output.split('\n').slice(-40).join('\n')}`);
}

export const logins = async (env) => (await cli(env, ['logins'])).output;
