import { Decimal } from 'decimal.js';
import { type Amount, compare, isPositive, minorUnits, minus, smaller, sum } from '../../platform/money/money.js';
import type { DrawnFund } from './fund-account.entity.js';

/** What a partner can draw: grants still good, the oldest first; `share` is the most of an order rebate may pay (0–1). */
export type Drawable = { prepaid: Amount; grants: { id: string; rest: Amount }[]; share: string; prepayDiscount: string };

export type DrawPlan = { grants: { id: string; amount: Amount }[]; rebate: Amount; prepaid: Amount };

type Drawn = { rebate: Amount; prepaid: Amount };

export const nothingDrawn: DrawPlan = { grants: [], rebate: '0.00', prepaid: '0.00' };

/** What an order of `total` draws: rebate first, up to its share and the oldest grant first, then prepaid for the rest; each only when wished for. */
export function planDraw(wished: readonly DrawnFund[], total: Amount, drawable: Drawable, currency: string): DrawPlan {
  return planUpTo(wished, total, roundedDown(new Decimal(total).times(drawable.share), currency), drawable);
}

/** What an order draws more when its total rises: of the funds it draws on already, rebate up to its share of the whole order, and never more than it rises by. */
export function drawnMore(drawn: Drawn, { before, after }: { before: Amount; after: Amount }, drawable: Drawable, currency: string): DrawPlan {
  const wished = (['rebate', 'prepaid'] as const).filter((fund) => isPositive(drawn[fund]));
  const more = larger(minus(after, before), '0.00');
  const share = roundedDown(new Decimal(after).times(drawable.share), currency);
  return planUpTo(wished, more, smaller(more, larger(minus(share, drawn.rebate), '0.00')), drawable);
}

function planUpTo(wished: readonly DrawnFund[], most: Amount, mostRebate: Amount, { prepaid, grants }: Drawable): DrawPlan {
  let open = wished.includes('rebate') ? mostRebate : '0.00';
  const parts = grants.flatMap(({ id, rest }) => {
    const amount = smaller(open, rest);
    open = minus(open, amount);
    return isPositive(amount) ? [{ id, amount }] : [];
  });
  const rebate = sum(parts.map(({ amount }) => amount));
  return { grants: parts, rebate, prepaid: wished.includes('prepaid') ? smaller(prepaid, minus(most, rebate)) : '0.00' };
}

/** Whether prepaid money and rebate pay the whole of it: such an order has the tier's discount. */
export function isPrepaid({ rebate, prepaid }: DrawPlan, total: Amount): boolean {
  return isPositive(prepaid) && compare(sum([rebate, prepaid]), total) === 0;
}

/** Splits an amount over weights by largest remainder: the parts are whole minor units, none above its weight while the amount is at most their sum, and add up to it. */
export function apportion(amount: Amount, weights: Amount[], currency: string): Amount[] {
  const all = sum(weights);
  if (!isPositive(all)) return weights.map(() => '0.00');
  const exact = weights.map((weight) => new Decimal(amount).times(weight).dividedBy(all));
  const parts = exact.map((part) => new Decimal(roundedDown(part, currency)));
  const unit = new Decimal(10).pow(-minorUnits(currency));
  let left = new Decimal(amount).minus(sum(parts)).dividedBy(unit).round().toNumber();
  const byRemainder = exact.map((part, index) => ({ index, remainder: part.minus(parts[index] ?? 0) })).sort((a, b) => b.remainder.comparedTo(a.remainder));
  for (const { index } of byRemainder) {
    if (left-- <= 0) break;
    parts[index] = parts[index]?.plus(unit) ?? unit;
  }
  return parts.map((part) => part.toFixed(2));
}

/** What an invoice takes of what is still set aside, when `open` of the order is not invoiced yet: its share, all with the last one. */
export function spentOn(invoice: Amount, { setAside, open, isLast }: { setAside: Amount; open: Amount; isLast: boolean }, currency: string): Amount {
  if (isLast || !isPositive(open)) return smaller(setAside, invoice);
  return smaller(invoice, new Decimal(setAside).times(invoice).dividedBy(open).toDecimalPlaces(minorUnits(currency), Decimal.ROUND_HALF_UP).toFixed(2));
}

/**
 * What an order keeps drawn when its total sinks: rebate as far as its share of the smaller total allows, or the part it paid before where that is more;
 * prepaid as far as something is left to invoice beside it. What was on credit goes first, prepaid next, rebate last. Never below what is spent.
 */
export function drawnAfter(drawn: Drawn, spent: Drawn, { before, after, invoiced, share }: { before: Amount; after: Amount; invoiced: Amount; share: string }, currency: string): Drawn {
  const room = larger(minus(after, invoiced), '0.00');
  const cap = roundedDown(Decimal.max(new Decimal(after).times(share), new Decimal(drawn.rebate).times(after).dividedBy(before)), currency);
  const rebateOpen = smaller(larger(minus(smaller(drawn.rebate, cap), spent.rebate), '0.00'), room);
  const prepaidOpen = smaller(minus(drawn.prepaid, spent.prepaid), minus(room, rebateOpen));
  return { rebate: sum([spent.rebate, rebateOpen]), prepaid: sum([spent.prepaid, prepaidOpen]) };
}

const larger = (a: Amount, b: Amount): Amount => (compare(a, b) > 0 ? a : b);

function roundedDown(value: Decimal.Value, currency: string): Amount {
  return new Decimal(value).toDecimalPlaces(minorUnits(currency), Decimal.ROUND_DOWN).toFixed(2);
}
