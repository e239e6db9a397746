import { hash, verify } from '@node-rs/argon2';

// OWASP's second choice for Argon2id: 19 MiB, two passes; two at a time keeps the memory of a login storm bounded
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost));
}

/** False for a wrong password; takes as long for a user that does not exist (`kept` undefined or empty). */
export async function isPassword(kept: string | undefined, password: string): Promise<boolean> {
  const known = kept !== undefined && kept !== '';
  const matches = await inTurn(() => verify(known ? kept : nobodysHash, password, cost));
  return known && matches;
}

const nobodysHash = await hash('nobody has this password', cost);

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}
