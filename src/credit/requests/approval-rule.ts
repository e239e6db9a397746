import { type Amount, compare } from '../../platform/money/money.js';

type Asked = { status: 'submitted' | 'endorsed'; askedBy: string; endorsedBy: string; grantedAmount: Amount | null; grantedUntil: string | null };
type Approval = { amount: Amount; until: string };

/** What an approval comes to: the first word on a large amount, the grant, or why this person may not. */
export type ApprovalOutcome = 'endorsed' | 'granted' | 'own_request' | 'own_endorsement' | 'needs_higher' | 'not_as_endorsed';

/**
 * Up to the bound one person grants. Above it a first endorses, and another with the higher permission grants just that.
 * Nobody approves what they asked for themselves, or approved first.
 */
export function approvalOutcome(asked: Asked, { amount, until }: Approval, by: { key: string; mayLarge: boolean }, bound: Amount): ApprovalOutcome {
  if (by.key === asked.askedBy) return 'own_request';
  if (asked.status === 'submitted') return compare(amount, bound) > 0 ? 'endorsed' : 'granted';
  if (by.key === asked.endorsedBy) return 'own_endorsement';
  if (!by.mayLarge) return 'needs_higher';
  return compare(amount, asked.grantedAmount ?? '0') > 0 || until > (asked.grantedUntil ?? '') ? 'not_as_endorsed' : 'granted';
}
