import { Decimal } from 'decimal.js';
import { compare, isPositive, minus, sum } from '../platform/money/money.js';
import { type Language, translate } from '../platform/i18n/i18n.js';
import { formatMoney } from '../platform/views/format.js';
import type { Tone } from '../platform/views/page-context.js';
import type { AccountRow } from './accounts.js';
import type { CreditFigures, CreditReason } from './decide-credit.js';
import { exposureOf, temporaryLimitOn } from './decide-credit.js';

/** What a bar of credit use is drawn from. */
export type AccountFigures = Pick<AccountRow, 'creditLimit' | 'temporaryLimit' | 'temporaryUntil' | 'openOrders' | 'openInvoices' | 'unapplied'>;

/** The account joined to a row; undefined for a partner without one. */
export function accountIn<Row extends AccountFigures & { accountId: string | null }>(row: Row): Row | undefined {
  return row.accountId === null ? undefined : row;
}

/** How much of the limit is in use; without a limit to measure against there is a word (`credit.use`) in place of the percent. */
export type CreditUse = { limit: string | null; exposure: string; available: string | null; percent?: number; tone: Tone; word?: string };

/** Credit use on a day, with `more` on top of what is open already. */
export function creditUse(account: AccountFigures | undefined, today: string, more = '0'): CreditUse {
  if (!account) return { limit: null, exposure: '0.00', available: null, tone: '', word: 'none' };
  const exposure = sum([exposureOf(account), more]);
  if (account.creditLimit === null) return { limit: null, exposure, available: null, tone: '', word: 'unlimited' };
  const limit = sum([account.creditLimit, temporaryLimitOn(account, today)]);
  const available = minus(limit, exposure);
  if (!isPositive(limit)) return { limit, exposure, available, tone: '', word: 'prepay' };
  // of money paid ahead nothing is in use
  const percent = Math.max(0, new Decimal(exposure).dividedBy(limit).times(100).toDecimalPlaces(0).toNumber());
  return { limit, exposure, available, percent, tone: toneOfUse(exposure, limit) };
}

function toneOfUse(exposure: string, limit: string): Tone {
  if (compare(exposure, limit) > 0) return 'red';
  return compare(exposure, new Decimal(limit).times('0.8')) > 0 ? 'amber' : '';
}

const manners = { pass: { tone: 'green', icon: 'circle-check' }, hold: { tone: 'amber', icon: 'lock' }, block: { tone: 'red', icon: 'ban' } } as const;

export type DecisionRow = { outcome: string; reason: string; figures: string };
export type DecisionView = { outcome: string; tone: Tone; icon: string; title: string; text: string; figures: CreditFigures };

/** A credit decision in words: what stood against the order, with its numbers, and the next step. */
export function decisionView({ outcome, reason, figures }: DecisionRow, currency: string, language: Language): DecisionView {
  const known = JSON.parse(figures) as CreditFigures;
  const manner = manners[outcome as keyof typeof manners];
  return { outcome, ...manner, ...decisionWords(reason as CreditReason, known, currency, language), figures: known };
}

type MaybeDecided = { outcome: string | null; reason: string | null; figures: string | null };

/** The decision joined to a row; undefined while there is none. */
export function decisionIn({ outcome, reason, figures }: MaybeDecided, currency: string, language: Language): DecisionView | undefined {
  return outcome !== null && reason !== null && figures !== null ? decisionView({ outcome, reason, figures }, currency, language) : undefined;
}

function decisionWords(reason: CreditReason, figures: CreditFigures, currency: string, language: Language): { title: string; text: string } {
  const money = (amount: string) => formatMoney(amount, currency);
  const { over, overdueDays, overdueAmount, toPay, limit } = figures;
  const values = { over: money(over), overdueAmount: money(overdueAmount), toPay: money(toPay), limit: limit === null ? '' : money(limit), count: overdueDays };
  return { title: translate(language, `credit.decision.${reason}.title`, values), text: translate(language, `credit.decision.${reason}.text`, values) };
}

export type FigureRow = { label: string; amount?: string; days?: number; word?: string };

/** The numbers a decision rests on, as rows of label (`credit.figures`) and amount; unlimited has no amount. */
export function figureRows(figures: CreditFigures): FigureRow[] {
  const { limit, limitFrom, temporaryLimit, exposure, order, over, overdueDays, overdueAmount, toPay } = figures;
  return [
    limit === null ? { label: 'limit', word: 'credit.use.unlimited' } : { label: 'limit', amount: limit },
    ...(limitFrom === undefined || limitFrom === 'own' ? [] : [{ label: 'limitFrom', word: `credit.limitFrom.${limitFrom}` }]),
    ...(isPositive(temporaryLimit) ? [{ label: 'temporaryLimit', amount: temporaryLimit }] : []),
    { label: 'exposure', amount: exposure },
    { label: 'order', amount: order },
    ...(isPositive(over) ? [{ label: 'over', amount: over }] : []),
    ...(overdueDays > 0 ? [{ label: 'overdueDays', days: overdueDays }, { label: 'overdueAmount', amount: overdueAmount }] : []),
    ...(isPositive(toPay) ? [{ label: 'toPay', amount: toPay }] : []),
  ].map((row) => ({ ...row, label: `credit.figures.${row.label}` }));
}
