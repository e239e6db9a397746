const began = performance.now();

/** A reason to end that the operator can act on: shown as it stands, without a stack. */
export class Stop extends Error {}

export const say = (text) => process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);

export async function step(text, work) {
  say(text);
  const heartbeat = setInterval(() => say(`${text}: still at it`), 15_000);
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
