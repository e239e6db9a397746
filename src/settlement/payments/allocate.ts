import { type Amount, compare, isPositive, minus, smaller } from '../../platform/money/money.js';

export type Allocation<Invoice> = { invoice: Invoice; amount: Amount };

/**
 * Spends an amount on invoices in the order given, each up to what is open of it.
 * Σ allocations + rest = amount; an invoice gets something only when those before it are settled.
 */
export function allocate<Invoice extends { openAmount: Amount }>(amount: Amount, invoices: Invoice[]): { allocations: Allocation<Invoice>[]; rest: Amount } {
  const allocations: Allocation<Invoice>[] = [];
  let rest = amount;
  for (const invoice of invoices) {
    if (!isPositive(rest)) break;
    if (!isPositive(invoice.openAmount)) continue;
    const part = smaller(rest, invoice.openAmount);
    allocations.push({ invoice, amount: part });
    rest = minus(rest, part);
  }
  return { allocations, rest };
}

/** An order's payment state, from what was invoiced of it and what is still open. */
export function paymentStateOf({ invoiced, open }: { invoiced: Amount; open: Amount }): 'invoiced' | 'partly_paid' | 'paid' {
  if (!isPositive(open)) return 'paid';
  return compare(open, invoiced) < 0 ? 'partly_paid' : 'invoiced';
}
