// `npm run bench` at full size, `npm run bench -- 0.1` at a tenth. docs/performance.md tells what the figures mean.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { appArguments, appEnvironment, migrate } from '../scripts/app.mjs';
import { build } from '../scripts/build.mjs';
import { run as command } from '../scripts/commands.mjs';
import { main } from '../scripts/ending.mjs';
import { node26, onNode26 } from '../scripts/node26.mjs';
import { folder, inRoot } from '../scripts/paths.mjs';
import { answers, freePort } from '../scripts/ports.mjs';
import { claim } from '../scripts/run-record.mjs';
import { say, step } from '../scripts/say.mjs';
import { openServices } from '../scripts/services/services.mjs';
import { keep } from '../scripts/supervise.mjs';
import { fill, sizes } from './fill.mjs';
import { ask, load, logIn } from './load.mjs';

const scale = Number(process.argv[2] ?? 1);
const seconds = Number(process.env.BENCH_SECONDS ?? 8);
const data = folder(inRoot('.data/bench'));
const log = (name) => join(folder(data, 'logs'), `${name}.log`);
const password = 'qudao-bench';

async function openAll() {
  const run = await claim(data, {});
  const services = await openServices({ folder: data, run, durable: true });
  await step('Building', build);
  const database = new URL(services.DATABASE_URL);
  database.pathname = `/qudao_bench_${sizes(scale).orders}`;
  const redis = new URL(services.REDIS_URL);
  const root = await createConnection({ uri: services.DATABASE_URL });
  await root.query(`CREATE DATABASE IF NOT EXISTS ${database.pathname.slice(1)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await root.end();
  const port = await freePort();
  return { run, port, env: { ...appEnvironment(data, { DATABASE_URL: database.href, REDIS_URL: redis.href }, { port, mailPort: 9 }), LOG_LEVEL: 'info', NODE_ENV: 'production', TRUST_PROXY: '1' } };
}

async function fillOnce(env) {
  await migrate(env);
  const { hashPassword } = await import('../dist/identity/passwords.js');
  const db = await createConnection({ uri: env.DATABASE_URL });
  await fill(db, scale, await hashPassword(password));
  // what came by SQL alone is found once its terms are written
  await migrate(env);
  await db.end();
}

async function openServers({ run, port, env }) {
  const barePort = await freePort();
  const start = (name, args, more, isReady) => keep({ name, command: node26(), args, env: { ...env, ...more }, log: log(name), isReady }, run);
  await step('Starting web, worker and the bare server', async () => {
    await start('worker', appArguments('worker'), { ROLE: 'worker' }, async () => true);
    await start('web', appArguments('web'), { ROLE: 'web' }, () => fetch(`http://127.0.0.1:${port}/readyz`).then(({ ok }) => ok, () => false));
    await start('bare', ['bench/bare.mjs'], { PORT: String(barePort) }, () => answers({ port: barePort }));
  });
  return { web: `http://127.0.0.1:${port}`, bare: `http://127.0.0.1:${barePort}` };
}

const skuAt = (i) => `SKU-${1 + (i % sizes(scale).products)}`;
const linesOf = (i) => Array.from({ length: 10 }, (_, line) => ({ sku: skuAt(i * 10 + line * 7919), quantity: 10 }));
const distinct = (count, from) => Array.from({ length: count }, (_, line) => skuAt(from + line));

/** Every job as the product and as the bare script do it. */
function jobs({ web, bare }, token, buyers, staff) {
  const at = (list, i) => list[i % list.length];
  const get = (path, who = buyers) => (i) => ask(web + path, { headers: at(who, i).headers });
  const plain = (path, body, who = buyers) => (i) => ask(bare + path, { headers: at(who, i).headers, ...(body ? { method: 'POST', json: body(i) } : {}) });
  const machine = { headers: { Authorization: `Bearer ${token}` } };
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  const order = (i) => ({ partner: `P${1 + (i % sizes(scale).partners)}`, lines: linesOf(i + Math.floor(Math.random() * 1e6)) });
  const ways = [1, 8, 32].map((buyersAtOnce) => ({
    name: 'place an order of 10 lines', at: buyersAtOnce, expected: 201, logged: 'POST /api/v1/orders',
    product: (i) => ask(`${web}/api/v1/orders`, { method: 'POST', headers: { ...machine.headers, 'Idempotency-Key': randomUUID() }, json: order(i) }),
    bare: plain('/place', (i) => ({ ...order(i), key: randomUUID() }), [machine]),
  }));
  const pages = [
    { name: 'catalogue', logged: 'GET /catalog', product: get('/catalog'), bare: plain('/catalog') },
    { name: 'quick-order check of 200 lines', logged: 'POST /quick-order/check', bare: plain('/check', (i) => ({ skus: distinct(200, i * 200) })), product: (i) => ask(`${web}/quick-order/check`, {
      method: 'POST', headers: at(buyers, i).headers, form: { _csrf: at(buyers, i).csrf, text: distinct(200, i * 200).map((sku) => `${sku} 10`).join('\n') } }) },
    { name: 'order list', logged: 'GET /orders', product: get('/orders'), bare: plain('/orders') },
    { name: 'statement of 1,000 lines', logged: `GET /statements/${month}`, product: get(`/statements/${month}`, buyers.slice(0, 1)), bare: plain('/statement') },
    { name: 'ageing of all', logged: 'GET /admin/ageing', product: get('/admin/ageing', [staff]), bare: plain('/ageing', undefined, [staff]) },
    { name: 'credit and overdue of all', logged: 'GET /admin/credit', product: get('/admin/credit', [staff]), bare: plain('/credit', undefined, [staff]) },
  ];
  return [...ways, ...pages.map((page) => ({ ...page, at: 16, expected: 200 }))];
}

// the request's log line tells how many statements it took
function statementsOf(logged) {
  const lines = readFileSync(log('web'), 'utf8').trimEnd().split('\n').slice(-400).map((line) => JSON.parse(line));
  return Math.max(0, ...lines.filter(({ method, path }) => `${method} ${path}` === logged).map(({ statements }) => statements));
}

const memoryOf = (pid) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
const round = (figure) => (figure < 10 ? figure.toFixed(1) : String(Math.round(figure)));

function row({ name }, product, bare, statements) {
  const figures = [product.at, round(product.perSecond), round(product.p50), round(product.p95), round(bare.perSecond), (product.perSecond / bare.perSecond).toFixed(2), statements, Math.round(product.bytes / 1024), Math.round(bare.bytes / 1024)];
  process.stdout.write(`| ${name} | ${figures.join(' | ')} |\n`);
}

await onNode26(import.meta.url);
await main(async () => {
  const opened = await openAll();
  await fillOnce(opened.env);
  const servers = await openServers(opened);
  const { output } = await command(node26(), ['dist/cli.js', 'token', 'create', '--name', 'bench', '--scopes', 'all'], { env: opened.env });
  const buyers = [];
  for (let n = 1; n <= 16; n++) buyers.push(await logIn(servers.web, `buyer${n}`, password));
  // staff without a second factor, which production asks of admins and finance
  const staff = await logIn(servers.web, 'auditor', password);
  process.stdout.write('\n| job | at once | a second | p50 ms | p95 ms | bare a second | ratio | statements | KiB | bare KiB |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n');
  for (const job of jobs(servers, output.trim(), buyers, staff)) {
    const bare = await load(job.bare, { at: job.at, seconds, expected: 200 });
    const product = await load(job.product, { at: job.at, seconds, expected: job.expected });
    row(job, product, bare, statementsOf(job.logged));
  }
  const { processes } = JSON.parse(readFileSync(join(data, 'run.json'), 'utf8'));
  say(`resident memory: web ${memoryOf(processes.web.pid)} MB, worker ${memoryOf(processes.worker.pid)} MB`);
  return 0;
});
