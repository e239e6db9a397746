import { Injectable } from '@nestjs/common';
import type { PartnerActor, StaffActor } from '../../identity/access/actors.js';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, affected } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { lockRequest } from './lock-request.js';
import { requestMachine } from './request-states.js';

@Injectable()
export class RefuseRequest {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Finance says no, and why. Throws `request_decided`. */
  async run(actor: StaffActor, number: string, answer: string): Promise<void> {
    await this.end(actor, number, 'refused', answer);
  }

  /** The dealer no longer needs it. Throws `request_decided`. */
  async withdraw(actor: PartnerActor, number: string): Promise<void> {
    await this.end(actor, number, 'withdrawn', '');
  }

  private async end(actor: StaffActor | PartnerActor, number: string, outcome: 'refused' | 'withdrawn', answer: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const { request } = await lockRequest(tx, number, actor.kind === 'partner' ? actor.partnerId : undefined);
      const at = this.clock.now();
      await transition(tx, requestMachine, { id: request.id, from: request.status }, outcome, { actor, at, reason: answer || undefined });
      await affected(tx, 'UPDATE credit_requests SET is_open = NULL, granted_amount = NULL, granted_until = NULL, decided_by_name = ?, decided_at = ?, answer_note = ? WHERE id = ?', [actor.name, at, answer, request.id]);
      if (outcome === 'withdrawn') return;
      await this.audit.write(tx, { actor, action: 'credit.request_refused', subject: request.partnerCode, detail: { number, answer }, partnerId: request.partnerId });
      await this.outbox.add(tx, 'notify', { event: 'limit.refused', limit: request.id });
    });
  }
}
