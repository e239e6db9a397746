import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { type Parcel, ShipOrder } from '../../orders/shipping/ship-order.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { issueInvoice } from './issue-invoice.js';

@Injectable()
export class ShipAndInvoice {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly shipOrder: ShipOrder, private readonly outbox: Outbox, private readonly audit: Audit,
  ) {}

  /**
   * Ships all or part of an approved order and invoices what went out, in one transaction. Returns the numbers of shipment and invoice.
   * The same key again answers with the first ones. Throws what ShipOrder throws.
   */
  run(actor: Actor, number: string, parcel: Parcel, key?: string): Promise<{ number: string; invoice: string }> {
    const now = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { ship: number, parcel } }, now, async () => {
      const shipped = await this.shipOrder.within(tx, actor, number, parcel);
      await this.outbox.add(tx, 'notify', { event: 'order.shipped', order: shipped.order.id });
      const invoice = await issueInvoice(tx, shipped, { actor, at: now, today: this.clock.today() });
      await this.outbox.add(tx, 'notify', { event: 'invoice.issued', invoice: invoice.id });
      const { partnerId } = shipped.order;
      await this.audit.write(tx, { actor, action: 'order.shipped', subject: number, detail: { shipment: shipped.shipment.number, invoice: invoice.number }, partnerId });
      return { number: shipped.shipment.number, invoice: invoice.number };
    }));
  }
}
