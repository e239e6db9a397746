import { lineAmount, minus, sum, taxOf } from '../../platform/money/money.js';

export type Priced = { unitPrice: string; discount: string; taxRate: string };
export type Amounts = { amount: string; tax: string };

/** A line's amount and the tax on it, each rounded half up once. */
export function lineAmounts(line: Priced & { quantity: number }, currency: string): Amounts {
  const amount = lineAmount(line.unitPrice, line.discount, line.quantity, currency);
  return { amount, tax: taxOf(amount, line.taxRate, currency) };
}

/** An order is the sum of its lines. */
export function orderTotals(lines: Amounts[]): { subtotal: string; tax: string; total: string } {
  const subtotal = sum(lines.map(({ amount }) => amount));
  const tax = sum(lines.map((line) => line.tax));
  return { subtotal, tax, total: sum([subtotal, tax]) };
}

/** What shipping `quantity` more is invoiced at, so that all parts together are the line's amount to the cent. */
export function shippedAmounts(line: Priced & { shipped: number }, quantity: number, currency: string): Amounts {
  const before = lineAmounts({ ...line, quantity: line.shipped }, currency);
  const after = lineAmounts({ ...line, quantity: line.shipped + quantity }, currency);
  return { amount: minus(after.amount, before.amount), tax: minus(after.tax, before.tax) };
}
