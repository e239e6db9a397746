import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readJson, writeJson } from '../files.mjs';
import { needPrograms } from '../install-programs.mjs';
import { folder as made } from '../paths.mjs';
import { answers, eventually, freePort, host } from '../ports.mjs';
import { programsFor } from '../programs.mjs';
import { say, step, Stop } from '../say.mjs';
import { keep } from '../supervise.mjs';
import { dockerRuns, servicesInDocker } from './docker.mjs';
import { mariadbIn } from './mariadb.mjs';
import { redisIn } from './redis.mjs';

/** The services that no address is given for. */
export const privateServices = () => [!process.env.DATABASE_URL && 'mariadb', !process.env.REDIS_URL && 'redis'].filter(Boolean);

/** MariaDB and Redis, wherever they come from: { DATABASE_URL, REDIS_URL }. What is started is stopped at the end. */
export async function openServices({ folder, run, durable }) {
  const wanted = privateServices();
  const given = [process.env.DATABASE_URL, process.env.REDIS_URL].filter(Boolean);
  await Promise.all(given.map(reachable));
  const opened = await open({ folder, run, durable, wanted, ...remembered(folder) });
  return { DATABASE_URL: process.env.DATABASE_URL ?? opened.mariadb, REDIS_URL: process.env.REDIS_URL ?? opened.redis };
}

async function reachable(url) {
  const { protocol, hostname, port } = new URL(url);
  const usual = protocol.startsWith('redis') ? 6379 : 3306;
  const address = `${hostname}:${port || usual}`;
  const found = await eventually(() => answers({ port: Number(port || usual), address: hostname }), 5_000);
  if (!found) throw new Stop(`Nothing answers at ${address}, which ${usual === 6379 ? 'REDIS_URL' : 'DATABASE_URL'} names.`);
  say(`Using ${protocol}//${address}`);
}

async function open(options) {
  if (options.wanted.length === 0) return {};
  if (await dockerRuns()) {
    try {
      return await servicesInDocker(options);
    } catch (error) {
      say(`Docker could not start them, so they run without it: ${error.message}`);
    }
  }
  return openPrivately(options);
}

async function openPrivately({ folder, run, durable, wanted, password, ports }) {
  await needPrograms(wanted);
  const programs = await programsFor(wanted);
  const start = { mariadb: mariadbIn, redis: redisIn };
  const urls = {};
  for (const name of wanted) {
    const port = await freePort(ports[name]);
    const { service, url } = await start[name]({ folder, programs, port, password, durable, log: join(made(folder, 'logs'), `${name}.log`) });
    await step(`Starting ${name} on ${host}:${port}`, () => keep(service, run));
    ports[name] = port;
    urls[name] = url;
  }
  writeJson(stateIn(folder), { password, ports });
  return urls;
}

const stateIn = (folder) => join(folder, 'services.json');

// Written at once: a container keeps for good the password it is first started with.
function remembered(folder) {
  const state = readJson(stateIn(folder)) ?? { password: randomBytes(16).toString('hex'), ports: {} };
  writeJson(stateIn(folder), state);
  return state;
}
