import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { systemActor as actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { proposalMachine } from './proposal-states.js';

type Outdated = { id: string; partnerId: string; code: string; creditLimit: string | null };

// whoever decides on a proposal holds its account first, so it is as found here
const outdated = `
  SELECT x.id, x.partner_id AS partnerId, p.code, x.credit_limit AS creditLimit
  FROM limit_proposals x JOIN credit_accounts a ON a.partner_id = x.partner_id JOIN partners p ON p.id = x.partner_id
  WHERE x.partner_id IN (?) AND x.is_open = 1 AND NOT (a.credit_limit <=> x.limit_before AND a.limit_from = x.from_before AND a.currency = x.currency) ORDER BY x.id`;

@Injectable()
export class LapseLimits {
  constructor(private readonly clock: Clock, private readonly audit: Audit, private readonly outbox: Outbox) {}

  /** Ends what waits for another person on accounts that no longer have the limit, its source or the currency it was proposed on, and tells who proposed it. The caller has their rows locked. */
  async within(tx: EntityManager, partnerIds: string[]): Promise<void> {
    for (const { id, partnerId, code, creditLimit } of await tx.query<Outdated[]>(outdated, [partnerIds])) {
      await transition(tx, proposalMachine, { id, from: 'proposed' }, 'lapsed', { actor, at: this.clock.now() }, { isOpen: null });
      await this.audit.write(tx, { actor, action: 'credit.limit_lapsed', subject: code, detail: { creditLimit }, partnerId });
      await this.outbox.add(tx, 'notify', { event: 'proposal.lapsed', proposal: id });
    }
  }
}
