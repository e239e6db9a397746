import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StaffActor } from '../../identity/access/actors.js';
import { Audit } from '../../identity/audit.js';
import { partnerByCode } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { type AccountRow, lockAccount } from '../accounts.js';
import { CreditError } from '../credit-error.js';
import { LimitProposal } from './limit-proposal.entity.js';
import { proposalMachine } from './proposal-states.js';
import { RefreshLimit } from './refresh-limit.js';

/** What was decided on, and how it stood. */
type Decided = { account: AccountRow; proposal: LimitProposal };

@Injectable()
export class DecideLimit {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit,
    private readonly outbox: Outbox, private readonly refreshLimit: RefreshLimit,
  ) {}

  /** Another person puts a proposed limit in force; its proposer is told, held orders are decided again. Throws `own_proposal`, `limit_decided` when it is not the one that was shown (`id`), `limit_moved` when the parent's no longer is what was proposed, NotFound. */
  async approve(actor: StaffActor, code: string, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { account, proposal } = await locked(tx, code, id);
      const { partnerId } = account;
      if (proposal.proposedBy === actor.key) throw new CreditError('own_proposal');
      await this.end(tx, actor, proposal, 'approved');
      await this.putInForce(tx, proposal);
      await this.audit.write(tx, { actor, action: 'credit.limit_approved', subject: code, detail: { before: { creditLimit: account.creditLimit, inherits: account.limitFrom !== 'own' }, after: { creditLimit: proposal.creditLimit, inherits: proposal.inherits } }, partnerId });
      await this.outbox.add(tx, 'notify', { event: 'proposal.approved', proposal: id });
      await this.outbox.add(tx, 'credit', { partner: partnerId });
    });
  }

  /** The limit stays as it is; who proposed it is told why, unless they take it back themselves. Throws `limit_decided`, NotFound. */
  async refuse(actor: StaffActor, code: string, id: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { account: { partnerId }, proposal } = await locked(tx, code, id);
      await this.end(tx, actor, proposal, 'refused', reason);
      await this.audit.write(tx, { actor, action: 'credit.limit_refused', subject: code, detail: { creditLimit: proposal.creditLimit, reason }, partnerId });
      if (proposal.proposedBy !== actor.key) await this.outbox.add(tx, 'notify', { event: 'proposal.refused', proposal: id });
    });
  }

  private async putInForce(tx: EntityManager, { partnerId, creditLimit, inherits }: LimitProposal): Promise<void> {
    if (!inherits) return this.refreshLimit.own(tx, partnerId, creditLimit);
    if ((await this.refreshLimit.inherited(tx, partnerId)).limit !== creditLimit) throw new CreditError('limit_moved');
    await this.refreshLimit.within(tx, partnerId);
  }

  private async end(tx: EntityManager, actor: StaffActor, { id, status }: LimitProposal, to: 'approved' | 'refused', reason?: string): Promise<void> {
    await transition(tx, proposalMachine, { id, from: status }, to, { actor, at: this.clock.now(), reason }, { isOpen: null });
  }
}

async function locked(tx: EntityManager, code: string, id: string): Promise<Decided> {
  const partner = await partnerByCode(tx, code);
  const account = partner && await lockAccount(tx, partner.id);
  if (!account) throw new NotFound();
  const proposal = await tx.findOne(LimitProposal, { where: { partnerId: account.partnerId, isOpen: true }, lock: { mode: 'pessimistic_write' } });
  if (proposal?.id !== id) throw new CreditError('limit_decided');
  return { account, proposal };
}
