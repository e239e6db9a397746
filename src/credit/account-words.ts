import { daysBetween } from '../platform/clock/days.js';
import { type Language, translate } from '../platform/i18n/i18n.js';
import { nameIn } from '../platform/i18n/name-in.js';
import { isPositive, sum } from '../platform/money/money.js';
import type { Tone } from '../platform/views/page-context.js';
import { accountIn, type CreditUse, creditUse, type DecisionView, decisionView } from './credit-words.js';
import type { CreditRow, DecisionHistoryRow } from './credit-pages.queries.js';
import { exposureOf, temporaryLimitOn } from './decide-credit.js';
import type { Overdue } from './overdue-rule.js';
import type { OpenReceivable } from './receivables.js';
import { type HoldWords, holdWords } from './review/hold-words.js';
import type { Held } from './review/review-hold.js';

type Look = { language: Language; today: string };

export type AccountView = CreditRow & { dealer: string; source: string | undefined; place: string; hasAccount: boolean; state: { word: 'hold' | 'active' | 'none'; tone: Tone }; use: CreditUse; exposure: string; isOverdue: boolean };

/** A dealer's credit as a row of the list. */
export function accountView(row: CreditRow, { language, today }: Look): AccountView {
  const account = accountIn(row);
  return {
    ...row, dealer: nameIn(language, row), source: sourceOf(row, language), place: placeOf(row, language),
    hasAccount: account !== undefined, state: stateOf(row), use: creditUse(account, today), exposure: account ? exposureOf(account) : '0.00', isOverdue: isPositive(row.overdue),
  };
}

function stateOf({ accountId, onHold }: CreditRow): AccountView['state'] {
  if (accountId === null) return { word: 'none', tone: '' };
  return onHold ? { word: 'hold', tone: 'red' } : { word: 'active', tone: 'green' };
}

/** Where a limit comes from that is not the partner's own, in words. */
function sourceOf({ accountId, limitFrom, parentZh, parentEn, tierZh, tierEn }: CreditRow, language: Language): string | undefined {
  if (accountId === null || limitFrom === 'own') return undefined;
  const [nameZh, nameEn] = limitFrom === 'parent' ? [parentZh, parentEn] : [tierZh, tierEn];
  return translate(language, `credit.limitSource.${limitFrom}`, { name: nameIn(language, { nameZh: nameZh ?? '', nameEn: nameEn ?? '' }) });
}

type Placed = Pick<CreditRow, 'tierZh' | 'tierEn' | 'territoryZh' | 'territoryEn'>;

/** Tier and territory as a dealer's second line: `金牌 · 华东`. */
export function placeOf({ tierZh, tierEn, territoryZh, territoryEn }: Placed, language: Language): string {
  const names = [{ nameZh: tierZh ?? '', nameEn: tierEn ?? '' }, { nameZh: territoryZh ?? '', nameEn: territoryEn ?? '' }];
  return names.map((name) => nameIn(language, name)).filter(Boolean).join(' · ');
}

// what a new account starts with
const usualOverdueDays = 30;

const limitKinds = ['limited', 'prepay', 'unlimited', 'inherited'] as const;
type LimitKind = (typeof limitKinds)[number];

export type AccountPage = {
  account: AccountView; temporaryLimit: string; limitKind: LimitKind; kinds: { value: LimitKind; label: string }[]; overdueDaysAllowed: number;
  held: HoldWords | undefined; overdue: (OpenReceivable & { days: number })[]; decisions: (DecisionHistoryRow & { view: DecisionView })[];
};

/** A dealer's credit with all its figures, what is overdue, and what was decided. */
export function accountPage(row: CreditRow, decisions: DecisionHistoryRow[], receivables: OpenReceivable[], look: Look): AccountPage {
  const account = accountIn(row);
  const overdue = receivables.filter(({ dueOn }) => dueOn < look.today);
  return {
    account: accountView(row, look), held: account && holdWords(heldOf(row), overdueIn(overdue), { currency: row.currency, note: row.holdReason, ...look }),
    temporaryLimit: account ? temporaryLimitOn(account, look.today) : '0.00',
    limitKind: kindOf(row),
    kinds: limitKinds.map((value) => ({ value, label: `credit.terms.kinds.${value}` })),
    overdueDaysAllowed: account ? row.overdueDaysAllowed : usualOverdueDays,
    overdue: overdue.map((receivable) => ({ ...receivable, days: daysBetween(receivable.dueOn, look.today) })),
    decisions: decisions.map((decision) => ({ ...decision, view: decisionView(decision, row.currency, look.language) })),
  };
}

/** The part of a row that holds rest on. */
export const heldOf = (row: CreditRow): Held => ({ ...row, onHold: Boolean(row.onHold) });

/** Receivables past their due day, the oldest first, in sum. */
export function overdueIn(receivables: OpenReceivable[]): Overdue {
  return { since: receivables[0]?.dueOn ?? null, amount: sum(receivables.map(({ openAmount }) => openAmount)) };
}

function kindOf({ accountId, creditLimit, limitFrom }: CreditRow): LimitKind {
  if (accountId !== null && limitFrom !== 'own') return 'inherited';
  if (accountId !== null && creditLimit === null) return 'unlimited';
  return isPositive(creditLimit ?? '0') ? 'limited' : 'prepay';
}
