import type { EntityManager } from 'typeorm';
import { affected } from '../../platform/database/database.js';
import { type Amount, isPositive, minus, negative, smaller, sum } from '../../platform/money/money.js';
import { CreditError } from '../credit-error.js';
import type { DrawnFund } from './fund-account.entity.js';
import { type Moved, moveFunds, type NewMovement } from './funds.js';
import { OrderDraw } from './order-draw.entity.js';
import { apportion, type DrawPlan } from './plan-draw.js';

type Drawing = { number: string; partnerId: string; currency: string };
type OpenDraw = { id: string; fund: DrawnFund; grantId: string | null; open: Amount; spent: Amount; kept: Amount };

/** What an order drew in all of each fund. */
export type Drawn = Record<DrawnFund, Amount>;

/** Sets aside what a new order draws; the caller holds the credit account's lock. Throws `fund_short`. */
export async function setAsideFor(tx: EntityManager, { number, partnerId }: Drawing, plan: DrawPlan, moved: Moved): Promise<void> {
  const parts = [
    ...plan.grants.map(({ id, amount }) => ({ fund: 'rebate' as const, grantId: id, amount })),
    ...isPositive(plan.prepaid) ? [{ fund: 'prepaid' as const, grantId: null, amount: plan.prepaid }] : [],
  ];
  if (parts.length === 0) return;
  await changeGrants(tx, parts.map((part) => ({ ...part, amount: negative(part.amount) })));
  await moveFunds(tx, partnerId, byFund(parts).map(([fund, amount]) => ({ fund, kind: 'set_aside', amount: negative(amount), document: number })), moved);
  await tx.insert(OrderDraw, parts.map((part) => ({ ...part, orderNumber: number, partnerId })));
}

/** Spends of what is set aside for an order, of every draw in proportion and to the cent. Returns what each fund gave. */
export async function spend(tx: EntityManager, order: Drawing, amount: Amount): Promise<Drawn> {
  const draws = await openDraws(tx, order.number);
  const parts = apportion(amount, draws.map(({ open }) => open), order.currency);
  const spent = draws.map((draw, index) => ({ ...draw, amount: parts[index] ?? '0.00' })).filter((part) => isPositive(part.amount));
  await changeDraws(tx, 'spent', spent);
  return drawnIn(spent);
}

/** Gives back what an order does not need of each fund: of the latest draw first. */
export async function giveBackDraws(tx: EntityManager, { number, partnerId }: Drawing, unneeded: Drawn, moved: Moved): Promise<void> {
  const parts = await backTo(tx, number, { column: 'returned', of: 'open' }, unneeded);
  await moveFunds(tx, partnerId, byFund(parts).map(([fund, amount]): NewMovement => ({ fund, kind: 'returned', amount, document: number })), moved);
}

/** Gives the draws of an order back what they spent on an invoice, to the latest first; a grant after its last day too, which the next night takes. The funds are moved by the caller. */
export async function creditDraws(tx: EntityManager, number: string, amounts: Drawn): Promise<void> {
  await backTo(tx, number, { column: 'credited', of: 'kept' }, amounts);
}

async function backTo(tx: EntityManager, number: string, { column, of }: { column: 'returned' | 'credited'; of: 'open' | 'kept' }, amounts: Drawn) {
  const left = { ...amounts };
  const parts = (await openDraws(tx, number)).toReversed().flatMap((draw) => {
    const amount = smaller(left[draw.fund], draw[of]);
    left[draw.fund] = minus(left[draw.fund], amount);
    return isPositive(amount) ? [{ ...draw, amount }] : [];
  });
  await changeDraws(tx, column, parts);
  await changeGrants(tx, parts);
  return parts;
}

/** What is spent, and what is still set aside, of each fund by an order. */
export async function drawStandings(tx: EntityManager, number: string): Promise<{ spent: Drawn; open: Drawn }> {
  const draws = await openDraws(tx, number);
  return { spent: drawnIn(draws.map(({ fund, spent: amount }) => ({ fund, amount }))), open: drawnIn(draws.map(({ fund, open: amount }) => ({ fund, amount }))) };
}

function openDraws(tx: EntityManager, number: string): Promise<OpenDraw[]> {
  return tx.query<OpenDraw[]>('SELECT id, fund, grant_id AS grantId, amount - spent - returned AS open, spent, spent - credited AS kept FROM order_draws WHERE order_number = ? ORDER BY id FOR UPDATE', [number]);
}

async function changeDraws(tx: EntityManager, column: 'spent' | 'returned' | 'credited', parts: { id: string; amount: Amount }[]): Promise<void> {
  if (parts.length === 0) return;
  const changes = parts.map(() => 'SELECT ? AS id, CAST(? AS DECIMAL(19,2)) AS amount').join(' UNION ALL ');
  const guard = column === 'credited' ? 'd.credited + c.amount <= d.spent' : 'd.spent + d.returned + c.amount <= d.amount';
  const rows = await affected(tx, `UPDATE order_draws d JOIN (${changes}) c ON c.id = d.id SET d.${column} = d.${column} + c.amount WHERE ${guard}`,
    parts.flatMap(({ id, amount }) => [id, amount]));
  if (rows !== parts.length) throw new CreditError('account_moved');
}

// several draws of one grant are one change of it
async function changeGrants(tx: EntityManager, parts: { grantId: string | null; amount: Amount }[]): Promise<void> {
  const grants = [...Map.groupBy(parts.filter(({ grantId }) => grantId !== null), ({ grantId }) => grantId)];
  if (grants.length === 0) return;
  const changes = grants.map(() => 'SELECT ? AS id, CAST(? AS DECIMAL(19,2)) AS amount').join(' UNION ALL ');
  const rows = await affected(tx, `UPDATE rebate_grants g JOIN (${changes}) c ON c.id = g.id SET g.rest = g.rest + c.amount WHERE g.rest + c.amount >= 0`,
    grants.flatMap(([id, changed]) => [id, sum(changed.map(({ amount }) => amount))]));
  if (rows !== grants.length) throw new CreditError('fund_short', {}, undefined, 409);
}

function byFund(parts: { fund: DrawnFund; amount: Amount }[]): [DrawnFund, Amount][] {
  return Object.entries(drawnIn(parts)).filter(([, amount]) => isPositive(amount)) as [DrawnFund, Amount][];
}

function drawnIn(parts: { fund: DrawnFund; amount: Amount }[]): Drawn {
  const of = (fund: DrawnFund) => sum(parts.filter((part) => part.fund === fund).map(({ amount }) => amount));
  return { rebate: of('rebate'), prepaid: of('prepaid') };
}
