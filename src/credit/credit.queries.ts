import { isPositive, minus, sum } from '../platform/money/money.js';
import type { Reader } from '../platform/database/database.js';
import { accountOf } from './accounts.js';
import { exposureOf, temporaryLimitOn } from './decide-credit.js';
import { overdueOf } from './receivables.js';

/** A partner's credit as the API tells it; `limit` and `available` are null when unlimited, `hold` the account's own. */
export type Credit = { limit: string | null; temporaryLimit: string; exposure: string; available: string | null; hold: boolean; overdue: string };

/** Figures of today; undefined for a partner without a credit account. */
export async function creditOf(reader: Reader, partnerId: string, today: string): Promise<Credit | undefined> {
  const account = await accountOf(reader, partnerId);
  if (!account) return undefined;
  const overdue = await overdueOf(reader, partnerId, today);
  const exposure = exposureOf(account);
  const temporaryLimit = temporaryLimitOn(account, today);
  const available = account.creditLimit === null ? null : minus(sum([account.creditLimit, temporaryLimit]), exposure);
  return { limit: account.creditLimit, temporaryLimit, exposure, available, hold: account.onHold, overdue: isPositive(overdue.amount) ? sum([overdue.amount]) : '0.00' };
}
