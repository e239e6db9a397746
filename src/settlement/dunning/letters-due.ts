import { daysBetween } from '../../platform/clock/days.js';
import { type Amount, compare, sum } from '../../platform/money/money.js';

export type Step = { level: number; daysOverdue: number; minAmount: Amount; isActive: boolean };
export type Reminded = { id: string; dueOn: string; openAmount: Amount; isPaused: boolean; level: number | null };

export type LetterDue<Invoice> = { level: number; amount: Amount; days: number; invoices: Invoice[] };

/**
 * The letters to write today, one a step. An invoice stands in the letter of the highest step its age has reached, if it had none of
 * that step or a higher one; steps it has jumped over are not made up for. Promised and disputed invoices wait, small sums too.
 */
export function lettersDue<Invoice extends Reminded>(invoices: Invoice[], steps: Step[], today: string): LetterDue<Invoice>[] {
  const reached = (invoice: Invoice) => Math.max(0, ...steps.filter(({ isActive, daysOverdue }) => isActive && daysBetween(invoice.dueOn, today) >= daysOverdue).map(({ level }) => level));
  const due = invoices.filter((invoice) => !invoice.isPaused && reached(invoice) > (invoice.level ?? 0));
  return [...Map.groupBy(due, reached)].toSorted(([a], [b]) => a - b).flatMap(([level, group]) => {
    const amount = sum(group.map(({ openAmount }) => openAmount));
    const least = steps.find((step) => step.level === level)?.minAmount ?? '0';
    return compare(amount, least) < 0 ? [] : [{ level, amount, days: Math.max(...group.map(({ dueOn }) => daysBetween(dueOn, today))), invoices: group }];
  });
}
