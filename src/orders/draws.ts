import type { EntityManager } from 'typeorm';
import { type Drawn, drawStandings, giveBackDraws, setAsideFor, spend } from '../credit/funds/draws.js';
import { drawableBy, type Moved } from '../credit/funds/funds.js';
import { drawnAfter, drawnMore, type DrawPlan, nothingDrawn, spentOn } from '../credit/funds/plan-draw.js';
import { affected, type Reader } from '../platform/database/database.js';
import { type Amount, compare, isPositive, minus, sum } from '../platform/money/money.js';
import type { LockedOrder } from './lock-order.js';

type Rising = Pick<LockedOrder, 'partnerId' | 'currency' | 'total' | 'rebateDrawn' | 'prepaidDrawn'>;

const none: Drawn = { rebate: '0.00', prepaid: '0.00' };

/** What of an order is asked of the partner's credit: what its funds do not pay. */
export function onCredit({ total, drawn }: Pick<LockedOrder, 'total' | 'drawn'>): Amount {
  return minus(total, drawn);
}

/** Spends the share of an invoice that an order set aside for it; all that is left with the last one. */
export async function spendOnInvoice(tx: EntityManager, order: LockedOrder, invoice: Amount, isLast: boolean): Promise<Drawn> {
  if (!isPositive(order.setAside)) return none;
  return spend(tx, order, spentOn(invoice, { setAside: order.setAside, open: minus(order.total, order.invoiced), isLast }, order.currency));
}

/** Gives all back that is still set aside for an order that goes no further. */
export async function returnDraws(tx: EntityManager, order: LockedOrder, moved: Moved): Promise<void> {
  if (!isPositive(order.setAside)) return;
  await giveBack(tx, order, (await drawStandings(tx, order.number)).open, moved);
}

/** Gives back what an order no longer needs now that its total is `after`. Returns how much. */
export async function returnBeyond(tx: EntityManager, order: LockedOrder, after: Amount, moved: Moved): Promise<Amount> {
  if (!isPositive(order.setAside)) return '0.00';
  const { spent, open } = await drawStandings(tx, order.number);
  const drawn = { rebate: sum([spent.rebate, open.rebate]), prepaid: sum([spent.prepaid, open.prepaid]) };
  const { share } = await drawableBy(tx, order.partnerId, moved.today);
  const kept = drawnAfter(drawn, spent, { before: order.total, after, invoiced: order.invoiced, share }, order.currency);
  return giveBack(tx, order, { rebate: minus(drawn.rebate, kept.rebate), prepaid: minus(drawn.prepaid, kept.prepaid) }, moved);
}

/** What an order would draw more of its partner's funds with a total of `after`. */
export async function planMore(reader: Reader, order: Rising, after: Amount, today: string): Promise<DrawPlan> {
  const { rebateDrawn: rebate, prepaidDrawn: prepaid } = order;
  if (!isPositive(sum([rebate, prepaid])) || compare(after, order.total) <= 0) return nothingDrawn;
  return drawnMore({ rebate, prepaid }, { before: order.total, after }, await drawableBy(reader, order.partnerId, today), order.currency);
}

/** Sets aside what an order draws more for a total of `after`, by the rule of its first draw. Returns how much. */
export async function drawMore(tx: EntityManager, order: LockedOrder, after: Amount, moved: Moved): Promise<Amount> {
  const plan = await planMore(tx, order, after, moved.today);
  const all = sum([plan.rebate, plan.prepaid]);
  if (!isPositive(all)) return all;
  await setAsideFor(tx, order, plan, moved);
  await affected(tx, 'UPDATE orders SET rebate_drawn = rebate_drawn + ?, prepaid_drawn = prepaid_drawn + ?, set_aside = set_aside + ? WHERE id = ?', [plan.rebate, plan.prepaid, all, order.id]);
  return all;
}

async function giveBack(tx: EntityManager, order: LockedOrder, unneeded: Drawn, moved: Moved): Promise<Amount> {
  const all = sum([unneeded.rebate, unneeded.prepaid]);
  await giveBackDraws(tx, order, unneeded, moved);
  await affected(tx, 'UPDATE orders SET rebate_drawn = rebate_drawn - ?, prepaid_drawn = prepaid_drawn - ?, set_aside = set_aside - ? WHERE id = ?', [unneeded.rebate, unneeded.prepaid, all, order.id]);
  return all;
}
