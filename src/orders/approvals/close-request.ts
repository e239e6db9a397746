import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { addQuantities } from '../ordering/cart/write-cart.js';
import { ApprovalError } from './approval-error.js';
import { type LockedRequest, linesOfRequest, lockForDecision, lockWaiting } from './lock-request.js';
import { requestMachine } from './request-states.js';

/** A request that comes to nothing; its lines go back into the asker's cart, to be changed and sent again. */
@Injectable()
export class CloseRequest {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox, private readonly audit: Audit) {}

  /** Throws NotFound, `already_decided`, `own_request`. */
  async decline(actor: PartnerActor, number: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const request = await lockForDecision(tx, actor, number);
      await this.close(tx, request, 'declined', { actor, reason });
      await affected(tx, 'UPDATE order_requests SET decided_by_name = ?, decision_note = ? WHERE id = ?', [actor.name, reason, request.id]);
      await this.audit.write(tx, { actor, action: 'approvals.declined', subject: number, detail: { reason, askedBy: request.askedByName }, partnerId: actor.partnerId });
      await this.outbox.add(tx, 'notify', { event: 'request.declined', request: request.id });
    });
  }

  /** By who asked alone. Throws NotFound, `already_decided`, `not_yours`. */
  async withdraw(actor: PartnerActor, number: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const request = await lockWaiting(tx, actor, number);
      if (request.userId !== actor.userId) throw new ApprovalError('not_yours');
      await this.close(tx, request, 'withdrawn', { actor });
    });
  }

  private async close(tx: EntityManager, { id, status, userId, partnerId }: LockedRequest, to: 'declined' | 'withdrawn', why: { actor: PartnerActor; reason?: string }): Promise<void> {
    const at = this.clock.now();
    await transition(tx, requestMachine, { id, from: status }, to, { ...why, at });
    const lines = await linesOfRequest(tx, id);
    await addQuantities(tx, { userId, partnerId }, new Map(lines.map(({ productId, quantity }) => [productId, quantity])), at);
  }
}
