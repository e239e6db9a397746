import type { EntityManager } from 'typeorm';
import { type AccountRow, commitWithinLimit, giveBack } from '../../credit/accounts.js';
import { decideCredit } from '../../credit/decide-credit.js';
import type { Moved } from '../../credit/funds/funds.js';
import { overdueOf } from '../../credit/receivables.js';
import { affected } from '../../platform/database/database.js';
import { compare, isPositive, minus, smaller, sum } from '../../platform/money/money.js';
import { formatMoney } from '../../platform/views/format.js';
import { drawMore, returnBeyond } from '../draws.js';
import type { LockedOrder } from '../lock-order.js';
import { OrderError } from '../order-error.js';
import { type ChangedLine, totalsAfter } from './changed-lines.js';

/** `shown` is what the one who agrees was shown to be drawn more of the funds. */
type Agreed = Moved & { shown?: string };

/** Gives the order its new total and moves what its funds and its credit pay; more ends a release that was given for less. Throws `change_draw`, `change_credit`, `change_over`. */
export async function moveCredit(tx: EntityManager, order: LockedOrder, account: AccountRow | undefined, lines: ChangedLine[], agreed: Agreed): Promise<void> {
  const { subtotal, tax, total } = totalsAfter(lines);
  const isMore = compare(total, order.total) > 0;
  const committed = isMore ? await takeMore(tx, order, account, total, agreed) : await giveLess(tx, order, total, agreed);
  const rows = await affected(tx, `
    UPDATE orders SET version = version + 1, subtotal = ?, tax = ?, total = ?, committed = ?, released_total = IF(?, NULL, released_total) WHERE id = ? AND version = ?`,
  [subtotal, tax, total, committed, isMore, order.id, order.version]);
  if (rows !== 1) throw new OrderError('change_over', {}, undefined, 409);
}

// what funds do not pay has to pass the credit rules by itself
async function takeMore(tx: EntityManager, order: LockedOrder, account: AccountRow | undefined, total: string, { shown, ...moved }: Agreed): Promise<string> {
  const drawn = await drawMore(tx, order, total, moved);
  if (compare(drawn, shown ?? drawn) !== 0) throw new OrderError('change_draw', { amount: formatMoney(drawn, order.currency) }, undefined, 409);
  const more = minus(minus(total, order.total), drawn);
  const decision = decideCredit({ account, overdue: await overdueOf(tx, order.partnerId, moved.today), order: more, today: moved.today });
  if (decision.outcome !== 'pass' || !await commitWithinLimit(tx, order.partnerId, more, moved.today)) throw new OrderError('change_credit', { more }, undefined, 409);
  return sum([order.committed, more]);
}

async function giveLess(tx: EntityManager, order: LockedOrder, total: string, moved: Moved): Promise<string> {
  const returned = await returnBeyond(tx, order, total, moved);
  const less = smaller(order.committed, minus(minus(order.total, total), returned));
  if (isPositive(less)) await giveBack(tx, order.partnerId, less);
  return minus(order.committed, less);
}
