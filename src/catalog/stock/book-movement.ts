import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { once } from '../../platform/database/idempotency.js';
import type { Actor } from '../../platform/http/actor.js';
import { wakeQueues } from '../supplies/wake-queues.js';
import { bookings } from './bookings.js';
import type { Corrected } from './count-stock.js';
import { noteMoves } from './stock-history.js';
import type { BookingForm } from './stock.dto.js';
import { lockPlace, moveAtPlace } from './stock-place.js';

@Injectable()
export class BookMovement {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Books pieces that came into a warehouse or left it other than by an order. Throws `beyond_stock`, `too_much`. */
  async run(actor: Actor, sku: string, warehouse: string, form: BookingForm, key: string | undefined): Promise<Corrected> {
    const at = this.clock.now();
    return this.database.inTransaction((tx) => once(tx, { actor: actor.key, key, request: { sku, warehouse, ...form } }, at, () => this.within(tx, actor, sku, warehouse, form)));
  }

  /** The same inside the caller's transaction, which sees to it that it happens once. */
  async within(tx: EntityManager, actor: Actor, sku: string, warehouse: string, { reason, quantity, reference, note }: BookingForm): Promise<Corrected> {
    const at = this.clock.now();
    const { kind, sign } = bookings[reason];
    const place = await lockPlace(tx, sku, warehouse);
    const pieces = sign * quantity;
    const onHand = await moveAtPlace(tx, place, pieces, 'quantity');
    await noteMoves(tx, [{ ...place, pieces }], { kind, reference, note, actor, at });
    await this.audit.write(tx, { actor, action: 'stock.booked', subject: place.sku, detail: { warehouse: place.warehouse, reason, pieces, after: onHand, reference, note } });
    if (pieces > 0) await wakeQueues(tx, [place.productId], at);
    return { onHand, reserved: place.reserved };
  }
}
