import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../identity/access/actors.js';
import type { Actor } from '../../platform/http/actor.js';
import { compare } from '../../platform/money/money.js';
import { refuseBeyondLimit } from '../approvals/refuse-beyond-limit.js';

/** A dealer's person neither asks for nor agrees to more than their limit allows; the supplier's people have none. */
export async function refuseRise(tx: EntityManager, actor: Actor, order: { total: string; currency: string }, total: string): Promise<void> {
  if ('partnerId' in actor && compare(total, order.total) > 0) await refuseBeyondLimit(tx, actor as PartnerActor, { total, currency: order.currency });
}
