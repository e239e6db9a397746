import type { Reader } from '../../platform/database/database.js';

export type Failures = { count: number; last: Date | null };
type Attempt = { id: string; login: string; address: string; at: Date };

const windowMinutes = 15;

// failures that cost nothing, and the longest pause in seconds after more of them
const limits = {
  here: { free: 5, longest: 300 },
  address: { free: 100, longest: 300 },
  login: { free: 20, longest: 60 },
};

/** Seconds until this attempt may be looked at; 0: now. An address this login once came in from never waits for what others do. */
export async function secondsToWait(reader: Reader, { id, login, address, at }: Attempt): Promise<number> {
  const since = new Date(at.getTime() - windowMinutes * 60_000);
  const [success] = (await reader.query(
    'SELECT id FROM login_attempts WHERE login = ? AND address = ? AND succeeded = 1 ORDER BY attempted_at DESC, id DESC LIMIT 1', [login, address],
  )) as { id: string }[];
  const failures = async (where: string, ...of: string[]): Promise<Failures> => {
    const [row] = (await reader.query(
      `SELECT COUNT(*) AS count, MAX(attempted_at) AS last FROM login_attempts WHERE ${where} AND attempted_at > ? AND succeeded = 0 AND id <> ?`,
      [...of, since, id])) as { count: string; last: Date | null }[];
    return { count: Number(row?.count ?? 0), last: row?.last ?? null };
  };
  return Math.max(
    pause(await failures('login = ? AND address = ? AND id > ?', login, address, success?.id ?? '0'), limits.here, at),
    pause(await failures('address = ?', address), limits.address, at),
    success ? 0 : pause(await failures('login = ?', login), limits.login, at),
  );
}

/** 2, 4, 8 … seconds after the last of too many failures. */
export function pause({ count, last }: Failures, { free, longest }: { free: number; longest: number }, now: Date): number {
  if (count < free || last === null) return 0;
  const seconds = Math.min(longest, 2 ** (count - free + 1));
  return Math.max(0, Math.ceil(seconds - (now.getTime() - last.getTime()) / 1000));
}

/** The address failures are counted under: of IPv6 the first half, which is what one customer is given. */
export function countedAddress(address: string): string {
  if (address.startsWith('::ffff:')) return address.slice(7);
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::', 2);
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const groups = tail === undefined ? front : [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
