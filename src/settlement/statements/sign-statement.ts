import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, affected } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { systemActor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { disputeMachine } from '../disputes/dispute-states.js';
import { SettlementError } from '../settlement-error.js';
import { type LockedStatement, lockOwnStatement, refuseSigned } from './lock-statement.js';
import { statementMachine } from './statement-states.js';

@Injectable()
export class SignStatement {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /**
   * The dealer signs a month, once: what is noted goes to finance, every other line counts as confirmed. `noted` is how many disputes the signer saw.
   * Throws `already_signed`, `disputes_changed`, NotFound.
   */
  run(actor: PartnerActor, period: string, noted: number, key?: string): Promise<{ disputes: number }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { period, noted } }, this.clock.now(), async () => {
      const statement = await lockOwnStatement(tx, actor.partnerId, period);
      refuseSigned(statement);
      const disputes = await tx.query<{ id: string }[]>("SELECT id FROM statement_disputes WHERE statement_id = ? AND status = 'noted' ORDER BY id", [statement.id]);
      if (disputes.length !== noted) throw new SettlementError('disputes_changed', { count: disputes.length }, undefined, 409);
      await this.sign(tx, actor, statement, disputes);
      return { disputes: disputes.length };
    }));
  }

  private async sign(tx: EntityManager, actor: PartnerActor, { id, period, status, partnerId }: LockedStatement, disputes: { id: string }[]): Promise<void> {
    const at = this.clock.now();
    const outcome = disputes.length > 0 ? 'disputed' : 'confirmed';
    await transition(tx, statementMachine, { id, from: status }, outcome, { actor, at }, { signedAt: at, signedByName: actor.name });
    await this.audit.write(tx, { actor, action: 'statement.signed', subject: period, detail: { disputes: disputes.length }, partnerId });
    if (outcome === 'confirmed') return transition(tx, statementMachine, { id, from: outcome }, 'closed', { actor: systemActor, at });
    for (const dispute of disputes) await transition(tx, disputeMachine, { id: dispute.id, from: 'noted' }, 'open', { actor, at });
    await affected(tx, "UPDATE statement_disputes SET sent_at = ? WHERE statement_id = ? AND status = 'open'", [at, id]);
    await this.outbox.add(tx, 'notify', { event: 'disputes.opened', statement: id });
  }
}
