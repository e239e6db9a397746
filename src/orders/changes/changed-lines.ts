import { compare } from '../../platform/money/money.js';
import type { FieldError } from '../../platform/http/errors.js';
import { type Amounts, lineAmounts, orderTotals, type Priced } from '../placing/order-amounts.js';

/** A line of the order as it stands. */
export type StandingLine = Priced & Amounts & {
  id: string; lineNo: number; productId: string; sku: string; nameZh: string; nameEn: string; unit: string; quantity: number; shipped: number; cancelled: number; promisedOn: string | null; priceTrace: string;
};

/** What is asked of a line: its whole quantity from now on, and when it is promised. */
export type Wish = { sku: string; quantity: number; promisedOn: string | null };

/** A line before and after; `id` is null for one that is added. Prices of lines that stay are those agreed before. */
export type ChangedLine = Priced & {
  id: string | null; productId: string; sku: string; nameZh: string; nameEn: string; unit: string; priceTrace: string;
  before: number; after: number; amountBefore: string; amountAfter: string; taxAfter: string; promisedBefore: string | null; promisedAfter: string | null;
};

export type Totals = ReturnType<typeof orderTotals>;

/** Lines as they are wanted beside lines as they stand; what is not wished for stays. */
export function changedLines(standing: StandingLine[], wishes: Wish[], currency: string): ChangedLine[] {
  const wished = new Map(wishes.map((wish) => [wish.sku.toUpperCase(), wish]));
  return standing.map((line) => {
    const { quantity: after, promisedOn } = wished.get(line.sku.toUpperCase()) ?? line;
    const { amount, tax } = lineAmounts({ ...line, quantity: after }, currency);
    const { id, productId, sku, nameZh, nameEn, unit, priceTrace, unitPrice, discount, taxRate } = line;
    return {
      id, productId, sku, nameZh, nameEn, unit, priceTrace, unitPrice, discount, taxRate,
      before: line.quantity, after, amountBefore: line.amount, amountAfter: amount, taxAfter: tax, promisedBefore: line.promisedOn, promisedAfter: promisedOn,
    };
  });
}

/** Why lines cannot become so: what was shipped or cancelled stays in an order. */
export function cutTooFar(standing: StandingLine[], lines: Pick<ChangedLine, 'id' | 'sku' | 'after'>[]): FieldError[] {
  return standing.flatMap(({ id, sku, shipped, cancelled }): FieldError[] => {
    const after = lines.find((line) => line.id === id)?.after ?? 0;
    return after < shipped + cancelled ? [{ field: `lines.${sku}.quantity`, key: 'orders.errors.change_cuts_shipped', values: { sku, least: shipped + cancelled } }] : [];
  });
}

export const isChanged = ({ before, after, promisedBefore, promisedAfter }: ChangedLine) => before !== after || promisedBefore !== promisedAfter;

export function totalsAfter(lines: ChangedLine[]): Totals {
  return orderTotals(lines.map(({ amountAfter, taxAfter }) => ({ amount: amountAfter, tax: taxAfter })));
}

/** Whether the same lines still stand as when the change was asked for. */
export function stillStands(standing: StandingLine[], lines: ChangedLine[]): boolean {
  const kept = lines.filter(({ id }) => id !== null);
  return kept.length === standing.length && kept.every((line) => standing.some(({ id, quantity, amount }) => id === line.id && quantity === line.before && compare(amount, line.amountBefore) === 0));
}
