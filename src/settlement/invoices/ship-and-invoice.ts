import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { type Parcel, ShipOrder } from '../../orders/shipping/ship-order.js';
import { Clock } from '../../platform/clock/clock.js';
import { reviewSteps } from '../../platform/company/review-steps.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SettlementError } from '../settlement-error.js';
import { AskEInvoice } from '../einvoices/ask-e-invoice.js';
import { issueInvoice } from './issue-invoice.js';

type Shipped = { number: string; invoice: string };

@Injectable()
export class ShipAndInvoice {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly shipOrder: ShipOrder, private readonly outbox: Outbox, private readonly audit: Audit,
    private readonly askEInvoice: AskEInvoice,
  ) {}

  /**
   * Ships all or part of an approved order and invoices what went out, in one transaction. Returns the numbers of shipment and invoice.
   * The same key again answers with the first ones. Throws `dispatch_review` to who may not dispatch where dispatch reviews, and what ShipOrder throws.
   */
  run(actor: Actor, number: string, parcel: Parcel, key?: string): Promise<Shipped> {
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { ship: number, parcel } }, this.clock.now(), async () => {
      if (!mayDispatch(actor) && (await reviewSteps(tx)).dispatch) throw new SettlementError('dispatch_review', { number }, undefined, 409);
      return this.within(tx, actor, number, parcel);
    }));
  }

  async within(tx: EntityManager, actor: Actor, number: string, parcel: Parcel): Promise<Shipped> {
    const shipped = await this.shipOrder.within(tx, actor, number, parcel);
    await this.outbox.add(tx, 'notify', { event: 'order.shipped', order: shipped.order.id });
    const invoice = await issueInvoice(tx, shipped, { actor, at: this.clock.now(), today: this.clock.today() });
    await this.outbox.add(tx, 'notify', { event: 'invoice.issued', invoice: invoice.id });
    await this.askEInvoice.within(tx, actor, invoice.id);
    const { partnerId } = shipped.order;
    await this.audit.write(tx, { actor, action: 'order.shipped', subject: number, detail: { shipment: shipped.shipment.number, invoice: invoice.number }, partnerId });
    return { number: shipped.shipment.number, invoice: invoice.number };
  }
}

function mayDispatch(actor: Actor & { permissions?: ReadonlySet<string> }): boolean {
  return actor.permissions?.has('orders.dispatch') ?? false;
}
