import { compare, isPositive, sum } from '../../platform/money/money.js';
import { documentHref } from '../disputes/dispute-views.js';
import { bucketsOf, overdueOf } from '../statements/statement-views.js';
import type { AccountAt, Knowledge } from './account-at.js';

type Room = '' | '/admin';

function knowledgeView({ ageing, movements, ...sums }: Knowledge, room: Room) {
  const open = sum(Object.values(ageing));
  return { ...sums, open, overdue: overdueOf(ageing), buckets: isPositive(open) ? bucketsOf(ageing) : [], movements: movements.map((movement) => movementView(movement, room)) };
}

const movementView = <M extends { kind: string; number: string; debit: string }>(movement: M, room: Room) => ({ ...movement, isDebit: isPositive(movement.debit), href: documentHref(movement, room) });

/** Both views as their page shows them; `differs` when something became known later. */
export function asOfView({ from, then, now, later }: AccountAt, room: Room) {
  return { from, then: knowledgeView(then, room), now: knowledgeView(now, room), later: later.map((movement) => movementView(movement, room)), differs: later.length > 0 || compare(then.closing, now.closing) !== 0 };
}
