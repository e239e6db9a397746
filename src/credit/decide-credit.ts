import { daysBetween } from '../platform/clock/days.js';
import { compare, isPositive, minus, sum } from '../platform/money/money.js';
import type { AccountRow } from './accounts.js';
import type { LimitSource } from './limits/resolve-limit.js';
import { type Overdue, overdueBeyond } from './overdue-rule.js';

export type CreditReason = 'within_limit' | 'unlimited' | 'account_hold' | 'overdue_days' | 'overdue_amount' | 'over_limit' | 'prepay_required' | 'no_account';

/** The numbers a decision rests on, as they were; amounts in the partner's currency. `toPay` releases the order; decisions before limits were inherited have no `limitFrom`. */
export type CreditFigures = {
  limit: string | null; limitFrom?: LimitSource; temporaryLimit: string; exposure: string; order: string; over: string; overdueDays: number; overdueAmount: string; toPay: string;
};

export type Decision = { outcome: 'pass' | 'hold' | 'block'; reason: CreditReason; figures: CreditFigures };

type Question = { account: AccountRow | undefined; overdue: Overdue; order: string; today: string };

/** Exposure = approved uninvoiced orders + open invoices − unapplied payments (DESIGN section 6). */
export function exposureOf({ openOrders, openInvoices, unapplied }: Pick<AccountRow, 'openOrders' | 'openInvoices' | 'unapplied'>): string {
  return minus(sum([openOrders, openInvoices]), unapplied);
}

/** The temporary limit while it lasts (its end day included). */
export function temporaryLimitOn(account: Pick<AccountRow, 'temporaryLimit' | 'temporaryUntil'>, today: string): string {
  return account.temporaryUntil !== null && account.temporaryUntil >= today ? account.temporaryLimit : '0.00';
}

/** May this order go on? The first of hold, overdue days, overdue amount and limit that stands against it is the reason. */
export function decideCredit(question: Question): Decision {
  const { account } = question;
  if (!account) return { outcome: 'block', reason: 'no_account', figures: figuresOf(question) };
  const figures = figuresOf(question);
  const refusal = refusalOf(account, question, figures);
  if (refusal) return { outcome: 'hold', reason: refusal.reason, figures: { ...figures, toPay: refusal.toPay } };
  return { outcome: 'pass', reason: account.creditLimit === null ? 'unlimited' : 'within_limit', figures };
}

/** Held by a person. The rule's own hold says no more than what is overdue, which is looked at as it is now. */
export function isHeldByHand({ onHold, holdRule }: Pick<AccountRow, 'onHold' | 'holdRule'>): boolean {
  return onHold && holdRule === '';
}

function refusalOf(account: AccountRow, { overdue, today }: Question, figures: CreditFigures): { reason: CreditReason; toPay: string } | undefined {
  if (isHeldByHand(account)) return { reason: 'account_hold', toPay: '0.00' };
  const beyond = overdueBeyond(account, overdue, today);
  if (beyond) return beyond;
  if (account.creditLimit === null || !isPositive(figures.over)) return undefined;
  const prepaid = !isPositive(sum([account.creditLimit, figures.temporaryLimit]));
  return { reason: prepaid ? 'prepay_required' : 'over_limit', toPay: figures.over };
}

function figuresOf({ account, overdue, order, today }: Question): CreditFigures {
  const exposure = account ? exposureOf(account) : '0.00';
  const temporaryLimit = account ? temporaryLimitOn(account, today) : '0.00';
  const room = account?.creditLimit == null ? null : minus(sum([account.creditLimit, temporaryLimit]), exposure);
  const over = room === null || !isPositive(order) || compare(order, room) <= 0 ? '0.00' : minus(order, room);
  return {
    limit: account?.creditLimit ?? null, limitFrom: account?.limitFrom, temporaryLimit, exposure, order, over,
    overdueDays: overdue.since === null ? 0 : daysBetween(overdue.since, today), overdueAmount: sum([overdue.amount]), toPay: '0.00',
  };
}
