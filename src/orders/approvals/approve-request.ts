import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnerActor } from '../../identity/access/actors.js';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import { Invalid } from '../../platform/http/errors.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { transition } from '../../platform/states/transition.js';
import { OrderError } from '../order-error.js';
import { drawIn, type OrderWish } from '../placing/order-wish.js';
import { PlaceOrder } from '../placing/place-order.js';
import { ApprovalError } from './approval-error.js';
import { type LockedRequest, lockForDecision, linesOfRequest } from './lock-request.js';
import { requestMachine } from './request-states.js';

/** What an approver saw: unit prices by product id, and what the order draws of the partner's funds. */
export type Shown = { prices: ReadonlyMap<string, string>; draw?: string };

@Injectable()
export class ApproveRequest {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly outbox: Outbox,
    private readonly audit: Audit, private readonly placeOrder: PlaceOrder,
  ) {}

  /**
   * Places what was asked for in the asker's name, at today's prices: never dearer, and drawing just what the approver saw, else what was asked for.
   * Throws NotFound, `already_decided`, `own_request`, `draw_changed`; Invalid for what cannot be placed.
   */
  async run(actor: PartnerActor, number: string, shown: Shown, key: string | undefined): Promise<{ order: string }> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { approve: number, prices: [...shown.prices], draw: shown.draw } }, this.clock.now(), async () => {
      const request = await lockForDecision(tx, actor, number);
      const order = await this.place(tx, request, shown);
      await transition(tx, requestMachine, { id: request.id, from: request.status }, 'approved', { actor, at: this.clock.now() });
      await affected(tx, 'UPDATE order_requests SET order_id = (SELECT id FROM orders WHERE number = ?), decided_by_name = ? WHERE id = ?', [order, actor.name, request.id]);
      await this.audit.write(tx, { actor, action: 'approvals.approved', subject: number, detail: { order, askedBy: request.askedByName }, partnerId: actor.partnerId });
      await this.outbox.add(tx, 'notify', { event: 'request.approved', request: request.id });
      return { order };
    }));
  }

  private async place(tx: EntityManager, request: LockedRequest, shown: Shown): Promise<string> {
    const { partnerId, userId, askedByName, poNumber, note, addressId, draw, drawShown } = request;
    const lines = (await linesOfRequest(tx, request.id)).map(({ productId, sku, quantity, unitPrice }) => ({ sku, quantity, atMost: shown.prices.get(productId) ?? unitPrice }));
    const wish: OrderWish = { partnerId, channel: 'portal', poNumber, note, addressId: addressId ?? undefined, lines, draw: drawIn(draw), drawShown: shown.draw ?? drawShown ?? undefined };
    try {
      return (await this.placeOrder.write(tx, { key: `user:${userId}`, name: askedByName }, wish, await this.placeOrder.priced(tx, wish))).number;
    } catch (error) {
      // the lines have no fields on the page of a request, nor has the way to pay
      if (error instanceof OrderError && error.code === 'draw_changed') throw new ApprovalError('draw_changed', error.values, 422);
      throw error instanceof Invalid ? new Invalid(error.fields.map((wrong) => ({ ...wrong, field: '' }))) : error;
    }
  }
}
