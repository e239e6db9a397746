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
import { RefreshLimit } from './refresh-limit.js';
import type { LimitSource } from './resolve-limit.js';

type Of = { partnerId: string; code: string };
type Asked = Limits & { inherits?: boolean };
type Before = Limits & { limitFrom?: LimitSource };
/** A limit of its own, or the parent's as it is now. */
type Proposed = { creditLimit: string | null; inherits: boolean };

@Injectable()
export class ProposeLimit {
  constructor(
    private readonly clock: Clock, private readonly audit: Audit, private readonly outbox: Outbox,
    private readonly config: Config, private readonly refreshLimit: RefreshLimit,
  ) {}

  /** The limit that another person has to approve, if any; what another system or an import brings was decided there. Throws `large_temporary`. */
  async needed(tx: EntityManager, actor: Actor, partnerId: string, { inherits = false, ...asked }: Asked, before: Before = {}): Promise<Proposed | undefined> {
    if (!('permissions' in actor)) return undefined;
    const bound = this.config.largeCredit;
    const creditLimit = (inherits ? await this.parents(tx, partnerId, before) : asked.creditLimit) ?? null;
    const large = largeRaise({ ...asked, creditLimit }, before, bound);
    if (large === 'large_temporary') throw new CreditError(large, { bound }, 'temporaryLimit', 422);
    return large && { creditLimit, inherits };
  }

  /** Keeps a limit above the bound for another person to approve; the account, as it is now, is locked by the caller. Throws `limit_waits`, `no_account`. */
  async within(tx: EntityManager, actor: Actor, { partnerId, code }: Of, { creditLimit, inherits }: Proposed): Promise<void> {
    if (await tx.existsBy(LimitProposal, { partnerId, isOpen: true })) throw new CreditError('limit_waits', {}, 'creditLimit');
    const account = await accountOf(tx, partnerId);
    if (!account) throw new CreditError('no_account');
    const { currency, creditLimit: limitBefore, limitFrom: fromBefore } = account;
    const at = this.clock.now();
    const { identifiers } = await tx.insert(LimitProposal, {
      partnerId, creditLimit, inherits, currency, limitBefore, fromBefore, status: 'proposed', isOpen: true, proposedBy: actor.key, proposedByName: actor.name, proposedAt: at,
    });
    const id = String(identifiers[0]?.id);
    await beginState(tx, proposalMachine, id, 'proposed', { actor, at });
    await this.outbox.add(tx, 'notify', { event: 'proposal.waiting', proposal: id });
    await this.audit.write(tx, { actor, action: 'credit.limit_proposed', subject: code, detail: { before: { creditLimit: limitBefore, inherits: fromBefore !== 'own' }, after: { creditLimit, inherits } }, partnerId });
  }

  // a tier's is the house's rule, and who inherits already follows what stands above
  private async parents(tx: EntityManager, partnerId: string, { creditLimit, limitFrom = 'own' }: Before): Promise<string | null | undefined> {
    if (limitFrom !== 'own') return creditLimit;
    const { limit, from } = await this.refreshLimit.inherited(tx, partnerId);
    return from === 'parent' ? limit : '0';
  }
}
