import { isPositive, sum } from '../../platform/money/money.js';
import { documentHref } from '../statements/document-href.js';
import { bucketsOf, overdueOf } from '../statements/statement-views.js';
import type { AccountAt, Knowledge } from './account-at.js';

type Room = '' | '/admin';

function knowledgeView({ ageing, movements, ...sums }: Knowledge, room: Room) {
  const open = sum(Object.values(ageing));
  return { ...sums, open, overdue: overdueOf(ageing), buckets: isPositive(open) ? bucketsOf(ageing) : [], movements: movements.map((movement) => movementView(movement, room)) };
}

const movementView = <M extends { kind: string; number: string; debit: string }>(movement: M, room: Room) => ({ ...movement, isDebit: isPositive(movement.debit), href: documentHref(movement, room) });

/** Both views as their page shows them. */
export function asOfView({ from, thenKnown, nowKnown, later }: AccountAt, room: Room) {
  return { from, thenKnown: knowledgeView(thenKnown, room), nowKnown: knowledgeView(nowKnown, room), later: later.map((movement) => movementView(movement, room)) };
}
