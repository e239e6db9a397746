import { Decimal } from 'decimal.js';
import { compare, isPositive } from '../../platform/money/money.js';

/** How many times its usual order a dealer's order must be, and of how many orders "usual" is made at least. */
export const timesUsual = 3;
export const fewestOrders = 5;
/** How many days ahead a rise of prices is looked for. */
export const daysAhead = 14;
/** The part of the limit from which on credit is at its edge. */
export const creditsEdge = '0.9';

/** What is known of an order when it is placed; amounts in its currency, `usual` the mean of the year before. */
export type Evidence = {
  total: string; usual: string; orders: number;
  /** The first day on which lines of it get dearer, and by how much altogether. */
  rise: { on: string; saved: string } | undefined;
  /** What the account owes with this order, and its limit with a temporary one; null is unlimited. */
  exposure: string; limit: string | null;
};

export type AlertReason = 'before_price_rise' | 'at_credits_edge';
export type AlertFigures = Evidence & { times: string; reasons: AlertReason[] };

/**
 * Whether a settlement term may have been used to upset the market: far above the dealer's own pattern, and just before
 * prices rise or at credit's edge. Undefined where nothing stands out.
 */
export function whatStandsOut(evidence: Evidence): AlertFigures | undefined {
  const { total, usual, orders, rise, exposure, limit } = evidence;
  if (!isFarAbove({ total, usual, orders })) return undefined;
  const isAtEdge = limit !== null && isPositive(limit) && compare(exposure, new Decimal(limit).times(creditsEdge)) >= 0;
  const reasons: AlertReason[] = [...(rise ? ['before_price_rise' as const] : []), ...(isAtEdge ? ['at_credits_edge' as const] : [])];
  return reasons.length === 0 ? undefined : { ...evidence, reasons, times: new Decimal(total).dividedBy(usual).toFixed(1) };
}

/** Whether an order is far above the dealer's own pattern, without which nothing stands out. */
export function isFarAbove({ total, usual, orders }: Pick<Evidence, 'total' | 'usual' | 'orders'>): boolean {
  return orders >= fewestOrders && isPositive(usual) && compare(total, new Decimal(usual).times(timesUsual)) >= 0;
}
