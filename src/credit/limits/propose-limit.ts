import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/http/actor.js';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { beginState } from '../../platform/states/transition.js';
import { accountOf } from '../accounts.js';
import { CreditError } from '../credit-error.js';
import { largeRaise, type Limits } from './large-raise.js';
import { LimitProposal } from './limit-proposal.entity.js';
import { proposalMachine } from './proposal-states.js';

type Of = { partnerId: string; code: string };

@Injectable()
export class ProposeLimit {
  constructor(private readonly clock: Clock, private readonly audit: Audit, private readonly outbox: Outbox, private readonly config: Config) {}

  /** Whether another person has to approve the limit; what another system or an import brings was decided there. Throws `large_temporary`. */
  isNeeded(actor: Actor, asked: Limits, before: Limits = {}): boolean {
    if (!('permissions' in actor)) return false;
    const bound = this.config.largeCredit;
    const large = largeRaise(asked, before, bound);
    if (large === 'large_temporary') throw new CreditError(large, { bound }, 'temporaryLimit', 422);
    return large === 'large_limit';
  }

  /** Keeps a limit above the bound for another person to approve; the account, as it is now, is locked by the caller. Throws `limit_waits`, `no_account`. */
  async within(tx: EntityManager, actor: Actor, { partnerId, code }: Of, creditLimit: string | null): Promise<void> {
    if (await tx.existsBy(LimitProposal, { partnerId, isOpen: true })) throw new CreditError('limit_waits', {}, 'creditLimit');
    const account = await accountOf(tx, partnerId);
    if (!account) throw new CreditError('no_account');
    const { currency, creditLimit: limitBefore, limitFrom: fromBefore } = account;
    const at = this.clock.now();
    const { identifiers } = await tx.insert(LimitProposal, {
      partnerId, creditLimit, currency, limitBefore, fromBefore, status: 'proposed', isOpen: true, proposedBy: actor.key, proposedByName: actor.name, proposedAt: at,
    });
    const id = String(identifiers[0]?.id);
    await beginState(tx, proposalMachine, id, 'proposed', { actor, at });
    await this.outbox.add(tx, 'notify', { event: 'proposal.waiting', proposal: id });
    await this.audit.write(tx, { actor, action: 'credit.limit_proposed', subject: code, detail: { before: { creditLimit: limitBefore }, after: { creditLimit } }, partnerId });
  }
}
