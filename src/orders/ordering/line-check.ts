import { type PriceTrace, resolvePrice } from '../../catalog/prices/price-resolver.js';
import { dayOf } from '../../catalog/supplies/promise.js';
import { lineAmounts, orderTotals } from '../placing/order-amounts.js';
import { quantityFault } from '../placing/price-lines.js';
import { firstQuantity, type Good, inPacks, lowestOf } from './goods.js';

/** Why a line cannot be ordered as it stands, and the quantities that would do. */
export type Problem = { code: string; values: Record<string, string | number>; fixes: number[] };

/** A quantity of a product at today's price; what has a problem counts nothing. */
export type CheckedLine = { good: Good; quantity: number; trace?: PriceTrace; problem?: Problem; amount: string; tax: string };

export function checkLine(good: Good, quantity: number, currency: string): CheckedLine {
  const trace = resolvePrice(good.candidates, quantity);
  const problem = problemOf(good, quantity);
  const amounts = trace && !problem ? lineAmounts({ ...trace, discount: '0', quantity, taxRate: good.taxRate }, currency) : { amount: '0.00', tax: '0.00' };
  return { good, quantity, trace, problem, ...amounts };
}

/** What stands against ordering a quantity; every mend it offers has no problem itself. */
export function problemOf(good: Good, quantity: number): Problem | undefined {
  const found = faultOf(good, quantity);
  return found && { ...found, fixes: [...new Set(found.fixes)].filter((fix) => fix > 0 && faultOf(good, fix) === undefined) };
}

function faultOf(good: Good, quantity: number): Problem | undefined {
  const { unit, packSize, minQuantity, available } = good;
  const fault = quantityFault(good, quantity);
  const { lower, upper } = (fault?.values ?? {}) as { lower?: number; upper?: number };
  const code = fault?.key.split('.').at(-1) ?? '';
  if (fault) return { code, values: { unit, pack: packSize, minimum: minQuantity }, fixes: [lower ?? 0, upper ?? 0] };
  const from = lowestOf(good.candidates);
  if (from === undefined) return { code: 'no_price', values: {}, fixes: [] };
  if (from > quantity) return { code: 'below_price', values: { from, unit }, fixes: [inPacks(good, from)] };
  if (good.backOrder) return undefined;
  if (available === 0) return { code: 'out_of_stock', values: {}, fixes: [] };
  return quantity > available ? { code: 'over_stock', values: { available, unit }, fixes: [Math.floor(available / packSize) * packSize] } : undefined;
}

/** What of a quantity is there now and what will wait; undefined when nothing does. */
export function waitOf({ available, packSize, backOrder, waiting, supplies }: Good, quantity: number): { now: number; later: number; day: string | null } | undefined {
  if (!backOrder || quantity <= available) return undefined;
  const now = Math.floor(available / packSize) * packSize;
  return { now, later: quantity - now, day: dayOf(supplies, waiting + quantity - now) };
}

export type StockState = 'plenty' | 'low' | 'out';

/** Whether there is enough: `low` below ten packs. */
export function stockState({ available, packSize }: Pick<Good, 'available' | 'packSize'>): StockState {
  return available === 0 ? 'out' : available < 10 * packSize ? 'low' : 'plenty';
}

/** One pack more; at least the first orderable quantity. */
export function stepUp(product: Pick<Good, 'packSize' | 'minQuantity'>, quantity: number): number {
  return Math.max(firstQuantity(product), (Math.floor(quantity / product.packSize) + 1) * product.packSize);
}

/** One pack less; below the minimum nothing is left. */
export function stepDown(product: Pick<Good, 'packSize' | 'minQuantity'>, quantity: number): number {
  const down = (Math.ceil(quantity / product.packSize) - 1) * product.packSize;
  return down < product.minQuantity ? 0 : down;
}

export type Totals = { subtotal: string; tax: string; total: string; pieces: number; kinds: number; wrong: number };

/** The good lines as an order would have them. */
export function payable(lines: CheckedLine[]) {
  return lines.filter(({ problem }) => !problem).map((line) => ({ ...line, unitPrice: line.trace?.unitPrice ?? '0', discount: '0', taxRate: line.good.taxRate }));
}

/** What the good lines come to. */
export function totalsOf(lines: CheckedLine[]): Totals {
  const good = lines.filter(({ problem }) => !problem);
  return { ...orderTotals(good), pieces: good.reduce((pieces, { quantity }) => pieces + quantity, 0), kinds: lines.length, wrong: lines.length - good.length };
}
