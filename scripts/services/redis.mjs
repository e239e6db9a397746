import { answers, host } from '../ports.mjs';
import { folder as made } from '../paths.mjs';

/** A private Redis under `folder`; answers the service to keep and its address. */
export function redisIn({ folder, programs, port, durable, log }) {
  return {
    service: {
      name: 'redis', command: programs['redis-server'], log, args: options(made(folder, 'redis'), port, durable),
      isReady: () => answers({ port, question: 'PING\r\n', expected: '+PONG' }),
    },
    url: `redis://${host}:${port}/0`,
  };
}

const options = (data, port, durable) => [
  '--port', String(port),
  '--bind', host,
  '--dir', data,
  '--daemonize', 'no',
  '--save', '',
  '--appendonly', durable ? 'yes' : 'no',
  '--appendfsync', 'everysec',
  '--maxmemory-policy', 'noeviction',
];
