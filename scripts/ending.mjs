import { complain, say } from './say.mjs';

const stops = [];
let ending;

export const isEnding = () => ending !== undefined;

/** What is started last is stopped first. */
export const atEnd = (stop) => stops.push(stop);

export function end(code) {
  ending ??= stopAll().then((clean) => process.exit(clean ? code : 1));
  return ending;
}

async function stopAll() {
  let clean = true;
  while (stops.length > 0) {
    await stops.pop()().catch((error) => {
      clean = false;
      complain(error);
    });
  }
  return clean;
}

/** Runs a script's work; whatever way it ends, all that was started is stopped. */
export async function main(work, { codeWhenStopped = 130 } = {}) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!isEnding()) say('Stopping');
      end(codeWhenStopped);
    });
  }
  watchParent(codeWhenStopped);
  try {
    await end(await work() ?? 0);
  } catch (error) {
    if (!isEnding()) complain(error);
    await end(1);
  }
}

// Nothing is left running when npm itself is killed, which it cannot pass on.
function watchParent(code) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || end(code), 500).unref();
}
