import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { eventually, freePort } from '../../scripts/ports.mjs';
import { programsFor } from '../../scripts/programs.mjs';
import { mariadbIn } from '../../scripts/services/mariadb.mjs';
import { redisIn } from '../../scripts/services/redis.mjs';

const root = new URL('../../', import.meta.url).pathname;
const patience = 60_000;

/** A house of its own to break: MariaDB, Redis, web and worker as real processes that can be killed and started again by name. */
export async function openHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'qudao-faults-'));
  const { services, url, env, databaseUrl } = await plan(folder);
  const running = new Map();
  const cli = (...args) => execFileSync(process.execPath, ['dist/cli.js', ...args], { cwd: root, env, encoding: 'utf8' }).trim();
  const start = (name) => launch(name, services[name], running);
  const kill = (name, signal = 'SIGKILL') => end(name, signal, running);
  await start('mariadb');
  await start('redis');
  cli('migrate');
  return {
    url, start, kill, cli,
    query: (sql, parameters = []) => ask(databaseUrl, sql, parameters),
    async close() {
      for (const name of ['web', 'worker']) await kill(name, 'SIGTERM');
      for (const name of ['redis', 'mariadb']) await kill(name);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function plan(folder) {
  const programs = await programsFor(['mariadb', 'redis']);
  const common = { folder, programs, password: 'faults', durable: true };
  const mariadb = await mariadbIn({ ...common, port: await freePort(), log: join(folder, 'mariadb.log') });
  const redis = redisIn({ ...common, port: await freePort(), log: join(folder, 'redis.log') });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, NODE_ENV: 'test', PORT: String(port), DATABASE_URL: mariadb.url, REDIS_URL: redis.url, DATA_DIR: join(folder, 'files'), LOG_LEVEL: 'warn' };
  const app = (role, isReady) => ({ command: process.execPath, args: ['dist/main.js'], log: join(folder, `${role}.log`), env: { ...env, ROLE: role }, isReady });
  const web = app('web', async () => (await fetch(`${url}/healthz`).catch(() => undefined))?.ok ?? false);
  return { url, env, databaseUrl: mariadb.url, services: { mariadb: mariadb.service, redis: redis.service, web, worker: app('worker', async () => true) } };
}

async function launch(name, { command, args, env, log, isReady }, running) {
  const child = spawn(command, args, { cwd: root, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
  const out = createWriteStream(log, { flags: 'a' });
  child.stdout.pipe(out);
  child.stderr.pipe(out);
  running.set(name, child);
  if (!(await eventually(isReady, patience))) throw new Error(`${name} did not start: see ${log}`);
}

async function end(name, signal, running) {
  const child = running.get(name);
  running.delete(name);
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  child.kill(signal);
  await ended;
}

async function ask(databaseUrl, sql, parameters) {
  const connection = await createConnection(databaseUrl);
  try {
    return (await connection.query(sql, parameters))[0];
  } finally {
    await connection.end();
  }
}

/** Posts to the API of a house as another system does. */
export function posterTo({ url }, token) {
  return async (path, body, { key, type = 'application/json' } = {}) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type, ...(key ? { 'idempotency-key': key } : {}) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };
}
