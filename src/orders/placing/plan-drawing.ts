import { Decimal } from 'decimal.js';
import type { DrawnFund } from '../../credit/funds/fund-account.entity.js';
import { type Drawable, type DrawPlan, isPrepaid, nothingDrawn, planDraw } from '../../credit/funds/plan-draw.js';
import { isPositive } from '../../platform/money/money.js';
import { lineAmounts, orderTotals, type Priced } from './order-amounts.js';

type Line = Pick<Priced, 'unitPrice' | 'discount'> & { quantity: number; amount: string; tax: string };
type Drawing<L> = { lines: L[]; draws: DrawPlan; prepayDiscount?: string };

/**
 * What an order of these lines draws. One that rebate and prepaid money pay in full has the tier's discount folded into each line;
 * where the money does not reach for that, it has none.
 */
export function planDrawing<L extends Line>(wished: readonly DrawnFund[], lines: L[], drawable: Drawable, { currency, taxRateOf }: { currency: string; taxRateOf: (line: L) => string }): Drawing<L> {
  if (wished.length === 0) return { lines, draws: nothingDrawn };
  if (isPositive(drawable.prepayDiscount) && wished.includes('prepaid')) {
    const lowered = lines.map((line) => ({ ...line, ...loweredBy(drawable.prepayDiscount, { ...line, taxRate: taxRateOf(line) }, currency) }));
    const { total } = orderTotals(lowered);
    const draws = planDraw(wished, total, drawable, currency);
    if (isPrepaid(draws, total)) return { lines: lowered, draws, prepayDiscount: drawable.prepayDiscount };
  }
  return { lines, draws: planDraw(wished, orderTotals(lines).total, drawable, currency) };
}

/** A line with a further discount: 1 − (1 − before) × (1 − further), four decimals. */
function loweredBy(further: string, line: Priced & { quantity: number }, currency: string) {
  const discount = new Decimal(1).minus(new Decimal(1).minus(line.discount).times(new Decimal(1).minus(further))).toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toFixed(4);
  return { discount, ...lineAmounts({ ...line, discount }, currency) };
}
