import { createHash } from 'node:crypto';
import { run, runOrStop } from '../commands.mjs';
import { atEnd, isEnding } from '../ending.mjs';
import { inRoot } from '../paths.mjs';
import { host } from '../ports.mjs';
import { step } from '../say.mjs';

/** True where a Docker engine answers and its client knows `compose`; asks once. */
export const dockerRuns = () => (asked ??= ask());

let asked;

async function ask() {
  const engine = await run('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 5_000 });
  return engine.code === 0 && (await run('docker', ['compose', 'version'], { timeout: 5_000 })).code === 0;
}

/** Starts the named services in containers of this folder's own and answers their addresses. */
export async function servicesInDocker({ folder, wanted, password, durable }) {
  const project = `qudao-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`;
  const env = { QUDAO_PASSWORD: password, QUDAO_FLUSH: durable ? '1' : '2' };
  const compose = (...args) => runOrStop(`docker compose ${args[0]}`, 'docker', ['compose', '-p', project, '-f', inRoot('scripts/services/compose.yml'), ...args], { env, toEnd: isEnding() });
  if (!durable) await compose('down', '--volumes');
  atEnd(() => (durable ? compose('stop') : compose('down', '--volumes')));
  await step(`Starting ${wanted.join(' and ')} in Docker`, () => compose('up', '--detach', '--wait', ...wanted));
  const port = async (service, inside) => (await compose('port', service, inside)).trim().split(':').at(-1);
  return {
    mariadb: wanted.includes('mariadb') && `mysql://root:${password}@${host}:${await port('mariadb', '3306')}/qudao`,
    redis: wanted.includes('redis') && `redis://${host}:${await port('redis', '6379')}/0`,
  };
}
