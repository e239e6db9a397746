import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../identity/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { affected, Database, isDuplicate } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { NotFound } from '../../platform/http/errors.js';
import { OrderError } from '../order-error.js';
import { TrackingNumber } from './tracking-number.entity.js';

type Tracked = { id: string; shipment: string; partnerId: string; carrier: string; number: string };

@Injectable()
export class KeepTracking {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: Audit) {}

  /** Notes under which numbers a shipment of the order travels, also after it has left. Throws `tracking_known`. */
  async add(actor: Actor, order: string, { shipment, carrier, numbers }: { shipment: string; carrier: string; numbers: string[] }): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [found] = await tx.query<{ id: string; partnerId: string }[]>(
        'SELECT s.id, s.partner_id AS partnerId FROM shipments s JOIN orders o ON o.id = s.order_id WHERE s.number = ? AND o.number = ? FOR UPDATE', [shipment, order]);
      if (!found) throw await whyNot(tx, order, shipment);
      await writeTracking(tx, found.id, { carrier, numbers, by: actor.name, at: this.clock.now() });
      await this.audit.write(tx, { actor, action: 'order.tracking_added', subject: order, detail: { shipment, carrier, numbers: numbers.join(', ') }, partnerId: found.partnerId });
    });
  }

  /** Takes back a number that was noted by mistake. */
  async remove(actor: Actor, order: string, id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [gone] = await tx.query<Tracked[]>(`
        SELECT n.id, s.number AS shipment, s.partner_id AS partnerId, n.carrier, n.number
        FROM tracking_numbers n JOIN shipments s ON s.id = n.shipment_id JOIN orders o ON o.id = s.order_id WHERE n.id = ? AND o.number = ? FOR UPDATE`, [id, order]);
      if (!gone) throw new NotFound();
      await affected(tx, 'DELETE FROM tracking_numbers WHERE id = ?', [id]);
      const { shipment, carrier, number, partnerId } = gone;
      await this.audit.write(tx, { actor, action: 'order.tracking_removed', subject: order, detail: { shipment, carrier, numbers: number }, partnerId });
    });
  }
}

// an order that is not there, or a shipment that is not its
async function whyNot(tx: EntityManager, order: string, shipment: string): Promise<Error> {
  const [known] = await tx.query<object[]>('SELECT id FROM orders WHERE number = ?', [order]);
  return known ? new OrderError('unknown_shipment', { number: shipment }, 'shipment') : new NotFound();
}

type Travels = { carrier: string; numbers: string[]; by: string; at: Date };

/** Writes the numbers a shipment travels under; a carrier alone is kept too. */
export async function writeTracking(tx: EntityManager, shipmentId: string, { carrier, numbers, by, at }: Travels): Promise<void> {
  const wanted = numbers.length > 0 ? numbers : carrier === '' ? [] : [''];
  if (wanted.length === 0) return;
  await tx.insert(TrackingNumber, wanted.map((number) => ({ shipmentId, carrier, number, addedByName: by, addedAt: at }))).catch((error: unknown) => {
    throw isDuplicate(error) ? new OrderError('tracking_known', { numbers: wanted.join(', ') }, 'numbers') : error;
  });
}
