import type { Reader } from '../platform/database/database.js';

/** Failures of the last quarter of an hour, and the time of the last one. */
export type Failures = { ofLoginHere: number; ofAddress: number; last: Date | null };

const windowMinutes = 15;
const freeTries = 5;
const freeTriesOfAddress = 30;
const longestWait = 300;

/** Failures since the last success of this login from this address. Others' failures from elsewhere never lock the owner out. */
export async function failuresOf(reader: Reader, login: string, address: string, now: Date): Promise<Failures> {
  const since = new Date(now.getTime() - windowMinutes * 60_000);
  const [row] = (await reader.query(`
    SELECT COALESCE(SUM(login = ? AND attempted_at > COALESCE((SELECT MAX(attempted_at) FROM login_attempts
        WHERE login = ? AND address = ? AND succeeded = 1 AND attempted_at > ?), ?)), 0) AS ofLoginHere,
      COUNT(*) AS ofAddress, MAX(attempted_at) AS last
    FROM login_attempts WHERE address = ? AND succeeded = 0 AND attempted_at > ?`,
  [login, login, address, since, since, address, since])) as { ofLoginHere: string; ofAddress: string; last: Date | null }[];
  return { ofLoginHere: Number(row?.ofLoginHere ?? 0), ofAddress: Number(row?.ofAddress ?? 0), last: row?.last ?? null };
}

/** Seconds until the next try is looked at: nothing for the first five, then 2, 4, 8 … up to 5 minutes. */
export function mustWait({ ofLoginHere, ofAddress, last }: Failures, now: Date): number {
  const excess = Math.max(ofLoginHere - freeTries, ofAddress - freeTriesOfAddress);
  if (excess < 0 || last === null) return 0;
  const pause = Math.min(longestWait, 2 ** (excess + 1));
  return Math.max(0, Math.ceil(pause - (now.getTime() - last.getTime()) / 1000));
}
