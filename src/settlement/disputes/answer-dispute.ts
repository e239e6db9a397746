import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { SettlementError } from '../settlement-error.js';
import { type LockedStatement, lockStatementOf } from '../statements/lock-statement.js';
import { statementMachine } from '../statements/statement-states.js';
import { disputeMachine } from './dispute-states.js';
import type { DisputeStatus } from './dispute.entity.js';

export type Answer = { outcome: 'accepted' | 'declined'; answer: string };
type Disputed = { id: string; status: DisputeStatus; document: string };

@Injectable()
export class AnswerDispute {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Finance accepts or declines, once; the last answer closes the statement. Throws `already_answered`, NotFound (also for what was not sent yet). */
  async run(actor: Actor, id: string, answer: Answer): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const statement = await lockStatementOf(tx, id);
      const dispute = await disputeOf(tx, id);
      if (!dispute || dispute.status === 'noted') throw new NotFound();
      if (dispute.status !== 'open') throw new SettlementError('already_answered', {}, undefined, 409);
      await this.answer(tx, actor, { statement, dispute }, answer);
      const [open] = await tx.query<unknown[]>("SELECT 1 FROM statement_disputes WHERE statement_id = ? AND status = 'open' LIMIT 1", [statement.id]);
      if (!open) await transition(tx, statementMachine, { id: statement.id, from: statement.status }, 'closed', { actor, at: this.clock.now() });
    });
  }

  private async answer(tx: EntityManager, actor: Actor, { statement, dispute }: { statement: LockedStatement; dispute: Disputed }, { outcome, answer }: Answer): Promise<void> {
    const at = this.clock.now();
    await transition(tx, disputeMachine, { id: dispute.id, from: dispute.status }, outcome, { actor, at, reason: answer }, { answerNote: answer, answeredByName: actor.name, answeredAt: at });
    await this.audit.write(tx, {
      actor, action: outcome === 'accepted' ? 'statement.dispute_accepted' : 'statement.dispute_declined', subject: dispute.document || statement.period,
      detail: { period: statement.period, answer }, partnerId: statement.partnerId,
    });
    await this.outbox.add(tx, 'notify', { event: `dispute.${outcome}`, dispute: dispute.id });
  }
}

async function disputeOf(tx: EntityManager, id: string): Promise<Disputed | undefined> {
  const [row] = await tx.query<Disputed[]>('SELECT d.id, d.status, l.document FROM statement_disputes d JOIN statement_lines l ON l.id = d.line_id WHERE d.id = ? FOR UPDATE', [id]);
  return row;
}
