import { type Amount, compare, isPositive, sum } from '../../platform/money/money.js';
import { ageBuckets, type AgeBucket, type Ageing } from './ageing.js';
import type { Movement } from './balances.js';
import type { Days, StatementOfAccount } from './statement.js';

export type Bucket = { label: string; amount: Amount; tone: string };
export type MovementView = Movement & { isDebit: boolean; href: string };
export type StatementView = Days & {
  currency: string; opening: Amount; closing: Amount; unapplied: Amount; debit: Amount; credit: Amount; open: Amount; overdue: Amount; movements: MovementView[]; buckets: Bucket[];
};

const tones: Record<AgeBucket, string> = { current: 'brand', d1_30: 'green', d31_60: 'blue', d61_90: 'amber', d90_plus: 'red' };

export function bucketsOf(ageing: Ageing): Bucket[] {
  return ageBuckets.map((bucket) => ({ label: `settlement.ageing.${bucket}`, amount: ageing[bucket], tone: tones[bucket] }));
}

export function overdueOf({ current: _, ...late }: Ageing): Amount {
  return sum(Object.values(late));
}

/** A statement as its page and its PDF show it; `room` is where its documents stand: '' or '/admin'. */
export function statementView(statement: StatementOfAccount, { currency, from, to }: Days & { currency: string }, room: '' | '/admin'): StatementView {
  const { opening, movements, closing, unapplied, ageing } = statement;
  return {
    currency, from, to, opening, closing, unapplied,
    debit: sum(movements.map(({ debit }) => debit)), credit: sum(movements.map(({ credit }) => credit)),
    open: sum(Object.values(ageing)), overdue: overdueOf(ageing),
    movements: movements.map((movement) => ({ ...movement, isDebit: compare(movement.debit, 0) > 0, href: hrefOf(movement, room) })),
    buckets: isPositive(sum(Object.values(ageing))) ? bucketsOf(ageing) : [],
  };
}

function hrefOf({ kind, number }: Movement, room: string): string {
  return `${room}/${kind === 'invoice' ? 'invoices' : 'payments'}/${number}`;
}
