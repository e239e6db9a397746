import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export const host = '127.0.0.1';

/** The port of last time when it is still free, so that addresses stay the same from start to start. */
export const freePort = async (remembered) => (remembered && (await canListen(remembered, host)) ? remembered : listenOnce(0, host));

/** Free on every address, as the app listens, and on the loopback address, which another may hold alone. */
export const isFree = async (port) => (await canListen(port, host)) && canListen(port);

const canListen = (port, address) => listenOnce(port, address).then(() => true, () => false);

function listenOnce(port, address) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: address }, () => {
      const { port: given } = server.address();
      server.close(() => resolve(given));
    });
  });
}

/** True when the other side, asked with `question`, answers something that starts with `expected`. */
export function answers({ port, address = host, question = '', expected = '' }) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: address, timeout: 2_000 }, () => {
      socket.write(question);
      if (!expected) finish(true);
    });
    const finish = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('data', (data) => finish(data.includes(expected)));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
    socket.once('close', () => resolve(false));
  });
}

export async function eventually(check, milliseconds, isOver = () => false) {
  for (const until = Date.now() + milliseconds; Date.now() < until; await pause(100)) {
    if (await check()) return true;
    if (isOver()) return false;
  }
  return false;
}
