const began = performance.now();
const longSilence = 15_000;
let lastSaid = began;

/** A reason to end that the operator can act on: shown as it stands, without a stack. */
export class Stop extends Error {}

export function say(text) {
  lastSaid = performance.now();
  process.stdout.write(`${((lastSaid - began) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);
}

export async function step(text, work) {
  say(text);
  const heartbeat = setInterval(() => {
    if (performance.now() - lastSaid >= longSilence) say(`${text}: still at it`);
  }, 1_000);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}

export function complain(error) {
  const text = error instanceof Stop ? error.message : error.stack;
  process.stderr.write(`\n${mentionsFullDisk(error) ? `The disk is full. Free some space and start again.\n\n${text}` : text}\n`);
}

const mentionsFullDisk = (error) => error.code === 'ENOSPC' || /ENOSPC|No space left on device/.test(error.message);
