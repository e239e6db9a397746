import { Decimal } from 'decimal.js';

type Bill = { openAmount: string };

const mostBills = 40;
const mostSteps = 20_000;

/**
 * Which open invoices make up an amount exactly, oldest first; undefined when none do or the search would take too long.
 * Tries what dealers mostly pay (the oldest ones together), then any few of them.
 */
export function sumOf<B extends Bill>(amount: string, bills: B[]): B[] | undefined {
  const wanted = cents(amount);
  const looked = bills.slice(0, mostBills).map((bill) => ({ bill, size: cents(bill.openAmount) })).filter(({ size }) => size > 0);
  return (oldest(wanted, looked) ?? few(wanted, looked))?.map(({ bill }) => bill);
}

type Sized<B> = { bill: B; size: number };

const cents = (amount: string) => new Decimal(amount).times(100).toNumber();

function oldest<B>(wanted: number, bills: Sized<B>[]): Sized<B>[] | undefined {
  let total = 0;
  const count = bills.findIndex(({ size }) => (total += size) >= wanted) + 1;
  return count > 0 && total === wanted ? bills.slice(0, count) : undefined;
}

/** Takes each invoice or leaves it, and gives a branch up as soon as the rest is too little or too much. */
function few<B>(wanted: number, bills: Sized<B>[]): Sized<B>[] | undefined {
  const rest = bills.map((_, at) => bills.slice(at).reduce((total, { size }) => total + size, 0));
  let steps = 0;
  const search = (left: number, at: number): Sized<B>[] | undefined => {
    if (left === 0) return [];
    const next = bills[at];
    if (next === undefined || left < 0 || (rest[at] ?? 0) < left || ++steps > mostSteps) return undefined;
    const taken = search(left - next.size, at + 1);
    return taken ? [next, ...taken] : search(left, at + 1);
  };
  return search(wanted, 0);
}
