import { createHmac, timingSafeEqual } from 'node:crypto';

const period = 30_000;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The number of the half minute a moment falls into (RFC 6238). */
export const stepAt = (moment: Date): number => Math.floor(moment.getTime() / period);

/** The six digits of a step (RFC 4226 with SHA-1, what every authenticator app knows). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The step a code belongs to: this one, the one before or after it, and later than the last one that was used. */
export function stepOfCode(secret: Buffer, code: string, now: Date, lastUsed = 0): number | undefined {
  const step = stepAt(now);
  return [step - 1, step, step + 1].find((candidate) => candidate > lastUsed && isSame(codeAt(secret, candidate), code));
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Bytes in the letters of RFC 4648, as they are typed into an app. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}
