import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../identity/access/actors.js';
import { compare } from '../../platform/money/money.js';
import { formatMoney } from '../../platform/views/format.js';
import { ApprovalError } from './approval-error.js';
import { limitOf } from './limits.queries.js';

/** What a person binds the partner to without an order of their own: an offer taken, a standing order, a change. Throws ApprovalError `over_limit` above their limit. */
export async function refuseBeyondLimit(tx: EntityManager, actor: PartnerActor, { total, currency }: { total: string; currency: string }): Promise<void> {
  const limit = await limitOf(tx, actor);
  if (limit !== undefined && compare(total, limit) > 0) throw new ApprovalError('over_limit', { limit: formatMoney(limit, currency), total: formatMoney(total, currency) }, 422);
}
