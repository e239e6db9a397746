import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StaffActor } from '../../identity/access/actors.js';
import { may } from '../../identity/access/actors.js';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database, affected } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { CreditError } from '../credit-error.js';
import { approvalOutcome } from './approval-rule.js';
import { ApplyGrants } from './apply-grants.js';
import { checkRequest } from './check-request.js';
import { type LockedRequest, lockRequest } from './lock-request.js';
import { requestMachine } from './request-states.js';

export type Approval = { amount: string; until: string; answer: string };

@Injectable()
export class ApproveRequest {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly config: Config,
    private readonly outbox: Outbox, private readonly audit: Audit, private readonly applyGrants: ApplyGrants,
  ) {}

  /**
   * Grants a request, as asked or less; above the bound the first approval only endorses it.
   * Throws `request_decided`, `own_request`, `own_endorsement`, `needs_higher`, `not_as_endorsed`, Invalid.
   */
  async run(actor: StaffActor, number: string, { amount, until, answer }: Approval): Promise<'endorsed' | 'granted'> {
    return this.database.inTransaction(async (tx) => {
      const { request } = await lockRequest(tx, number);
      const today = this.clock.today();
      const granted = checkRequest({ amount, fromOn: request.fromOn > today ? request.fromOn : today, untilOn: until }, request.currency, today);
      const outcome = approvalOutcome(request, { amount: granted, until }, { key: actor.key, mayLarge: may(actor, 'credit.approve_large') }, this.config.largeCredit);
      if (outcome !== 'endorsed' && outcome !== 'granted') throw new CreditError(outcome, { bound: this.config.largeCredit, amount: request.grantedAmount ?? '', until: request.grantedUntil ?? '' });
      await this.decide(tx, actor, request, outcome, { amount: granted, until, answer });
      return outcome;
    });
  }

  private async decide(tx: EntityManager, actor: StaffActor, request: LockedRequest, outcome: 'endorsed' | 'granted', { amount, until, answer }: Approval): Promise<void> {
    const at = this.clock.now();
    await transition(tx, requestMachine, { id: request.id, from: request.status }, outcome, { actor, at, reason: answer || undefined });
    await affected(tx, 'UPDATE credit_requests SET granted_amount = ?, granted_until = ?, answer_note = ? WHERE id = ?', [amount, until, answer, request.id]);
    if (outcome === 'endorsed') await affected(tx, 'UPDATE credit_requests SET endorsed_by = ?, endorsed_by_name = ? WHERE id = ?', [actor.key, actor.name, request.id]);
    else {
      await affected(tx, 'UPDATE credit_requests SET is_open = NULL, decided_by_name = ?, decided_at = ? WHERE id = ?', [actor.name, at, request.id]);
      await this.applyGrants.within(tx, request.id);
    }
    await this.audit.write(tx, { actor, action: `credit.request_${outcome}`, subject: request.partnerCode, detail: { number: request.number, amount, until, answer }, partnerId: request.partnerId });
    await this.outbox.add(tx, 'notify', { event: `limit.${outcome}`, limit: request.id });
  }
}
