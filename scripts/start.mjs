import { join } from 'node:path';
import { appArguments, appEnvironment, logins, migrate, seed } from './app.mjs';
import { watchErrors } from './app-log.mjs';
import { build } from './build.mjs';
import { main } from './ending.mjs';
import { needSpace, readJson, watchSpace, writeJson } from './files.mjs';
import { node26, onNode26 } from './node26.mjs';
import { folder, inRoot } from './paths.mjs';
import { answers, freePort, isFree } from './ports.mjs';
import { claim } from './run-record.mjs';
import { say, step, Stop } from './say.mjs';
import { openServices } from './services/services.mjs';
import { keep } from './supervise.mjs';

const port = Number(process.env.PORT ?? 3000);
const url = `http://localhost:${port}`;
const data = folder(inRoot('.data'));
const logs = folder(data, 'logs');

function needDevelopment() {
  if (process.env.NODE_ENV !== 'production') return;
  throw new Stop('`npm start` is for trying and developing: it makes a demo company. docs/operate.md tells how to run in production.');
}

async function needPort() {
  if (await isFree(port)) return;
  throw new Stop(`Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`);
}

async function mailSink(run) {
  const file = join(data, 'mail-port.json');
  const mailPort = await freePort(readJson(file));
  writeJson(file, mailPort);
  const isReady = () => answers({ port: mailPort, expected: '220' });
  const env = { PORT: String(mailPort), MAIL_SINK_DIR: join(data, 'mail') };
  await keep({ name: 'mail', command: node26(), args: ['scripts/mail-sink.mjs'], env, log: join(logs, 'mail.log'), isReady }, run);
  return mailPort;
}

async function app(role, env, run, isReady) {
  const log = join(logs, `${role}.log`);
  watchErrors(role, log, say);
  await keep({ name: role, command: node26(), args: appArguments(role), env: { ...env, ROLE: role }, log, isReady }, run);
}

// The worker answers no requests: it counts as started once it has lived for a while.
const livesFor = (milliseconds, since = Date.now()) => async () => Date.now() - since > milliseconds;
const isReady = () => fetch(`http://127.0.0.1:${port}/readyz`).then(({ ok }) => ok, () => false);

await onNode26(import.meta.url);
await main(async () => {
  needDevelopment();
  const run = await claim(data, { url });
  await needPort();
  needSpace(data);
  watchSpace(data);
  const services = await openServices({ folder: data, run, durable: true });
  await step('Building', build);
  const env = appEnvironment(data, services, { port, mailPort: process.env.SMTP_URL ? undefined : await mailSink(run) });
  run.add({ env });
  await migrate(env);
  await seed(env);
  await step('Starting web and worker', () => Promise.all([app('worker', env, run, livesFor(2_000)), app('web', env, run, isReady)]));
  say(`Qudao is ready at ${url}  (Ctrl-C stops it)`);
  process.stdout.write(`\n${await logins(env)}\n`);
  await new Promise(() => {});
}, { codeWhenStopped: 0 });
