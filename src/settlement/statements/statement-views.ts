import { type Amount, compare, isPositive, sum } from '../../platform/money/money.js';
import type { correctionsOf } from '../creditnotes/credit-notes.queries.js';
import { type LineView, lineView } from '../disputes/dispute-views.js';
import type { LineRow } from '../disputes/disputes.queries.js';
import { ageBuckets, type AgeBucket, type Ageing } from './ageing.js';
import type { Movement } from './balances.js';
import { documentHref } from './document-href.js';
import type { IssuedStatement, LaterMovement, StatementEvent } from './issued-statement.queries.js';
import type { Period } from './periods.js';
import { signingOf } from './signing-views.js';
import type { Days, StatementOfAccount } from './statement.js';
import type { StatementStatus } from './statement.entity.js';

type Corrections = Awaited<ReturnType<typeof correctionsOf>>;

const isOpening = ({ kind }: { kind: string }) => kind === 'opening';

export type Bucket = { label: string; amount: Amount; tone: string };
export type MovementView = Movement & { isDebit: boolean; href: string; corrects?: { invoice: string; period: string | null; disputed: string | null } };
export type StatementView = Days & {
  currency: string; opening: Amount; closing: Amount; unapplied: Amount; debit: Amount; credit: Amount; open: Amount; overdue: Amount; movements: (MovementView | LineView)[]; buckets: Bucket[];
};
export type StatementState = StatementStatus | 'not_issued' | 'running';

const tones: Record<AgeBucket, string> = { current: 'brand', d1_30: 'green', d31_60: 'blue', d61_90: 'amber', d90_plus: 'red' };

export function bucketsOf(ageing: Ageing): Bucket[] {
  return ageBuckets.map((bucket) => ({ label: `settlement.ageing.${bucket}`, amount: ageing[bucket], tone: tones[bucket] }));
}

export function overdueOf({ current: _, ...late }: Ageing): Amount {
  return sum(Object.values(late));
}

/** A statement as its page and its PDF show it; `room` is where its documents stand: '' or '/admin'. */
export function statementView(statement: StatementOfAccount, days: Days & { currency: string }, room: '' | '/admin', corrections: Corrections = new Map()): StatementView {
  const movements = statement.movements.map((movement) => ({ ...movement, isDebit: compare(movement.debit, 0) > 0, href: documentHref(movement, room), corrects: corrections.get(movement.number) }));
  return { ...sumsOf(statement, days), movements };
}

/** An issued statement: what it said then, what its dealer says of it, and apart from it what became known since. */
export function frozenView(
  issued: IssuedStatement, { month, lines, since, events, corrections }: { month: Period; corrections: Corrections; lines: LineRow[]; since: LaterMovement[]; events: StatementEvent[] }, { today, room }: { today: string; room: '' | '/admin' },
) {
  const { opening, closing, unapplied, current, d1_30, d31_60, d61_90, d90_plus, currency } = issued;
  const [[first], moved] = [lines.filter(isOpening).map((line) => lineView(line, room)), lines.filter((line) => !isOpening(line))];
  const movements = moved.map((line) => ({ ...lineView(line, room), corrects: corrections.get(line.number) }));
  const totals = { debit: sum(movements.map(({ debit }) => debit)), credit: sum(movements.map(({ credit }) => credit)) };
  const sums = sumsOf({ opening, closing, unapplied, ...totals, ageing: { current, d1_30, d31_60, d61_90, d90_plus } }, { ...month, currency });
  const signing = signingOf(issued, { lines: first?.status ? [first, ...movements] : movements, events }, { period: month.period, room });
  return {
    ...sums, movements, first, issued, signing, events: signing.events,
    since: since.map((movement) => ({ ...movement, isDebit: compare(movement.debit, 0) > 0, href: documentHref(movement, room) })),
    ...standingOf({ month, today, issued: { status: issued.status, hasDisputes: signing.sent > 0 } }),
  };
}

/** Where a month stands, in the words of its pill: one closed without disputes is a confirmed one. */
export function standingOf({ month: { to }, today, issued }: { month: Days; today: string; issued?: { status: StatementStatus; hasDisputes: boolean } }): { hasEnded: boolean; state: StatementState } {
  const hasEnded = to < today;
  if (!issued) return { hasEnded, state: hasEnded ? 'not_issued' : 'running' };
  return { hasEnded, state: issued.status === 'closed' && !issued.hasDisputes ? 'confirmed' : issued.status };
}

function sumsOf({ opening, closing, unapplied, ageing, debit, credit }: Omit<StatementOfAccount, 'movements'>, { from, to, currency }: Days & { currency: string }) {
  const open = sum(Object.values(ageing));
  return {
    currency, from, to, opening, closing, unapplied, open, overdue: overdueOf(ageing), buckets: isPositive(open) ? bucketsOf(ageing) : [], debit, credit,
  };
}
