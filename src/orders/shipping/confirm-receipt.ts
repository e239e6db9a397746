import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { Database, affected } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { type FieldError, Invalid, NotFound } from '../../platform/http/errors.js';
import { lockOrder } from '../lock-order.js';
import { OrderError } from '../order-error.js';
import { receiveIfComplete } from './receive-if-complete.js';

/** What arrived of one product of a shipment; `damaged` pieces are among the received ones. */
export type ReceiptLine = { sku: string; received: number; damaged: number };

type SentLine = { id: string; orderLineId: string; sku: string; quantity: number };
type Counted = { id: string; orderLineId: string; received: number; damaged: number };

@Injectable()
export class ConfirmReceipt {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** The dealer says what arrived. A short or damaged line marks the order. Throws `already_received`; Invalid by line. */
  async run(actor: Actor & { partnerId: string }, shipmentNumber: string, { lines, note }: { lines: ReceiptLine[]; note: string }): Promise<{ order: string }> {
    return this.database.inTransaction(async (tx) => {
      const [shipment] = await tx.query<{ id: string; orderNumber: string }[]>(
        'SELECT s.id, o.number AS orderNumber FROM shipments s JOIN orders o ON o.id = s.order_id WHERE s.number = ? AND s.partner_id = ?', [shipmentNumber, actor.partnerId]);
      if (!shipment) throw new NotFound();
      const { order } = await lockOrder(tx, actor, shipment.orderNumber);
      const now = this.clock.now();
      const fresh = await affected(tx,
        'UPDATE shipments SET received_at = ?, received_by_name = ?, receipt_note = ? WHERE id = ? AND received_at IS NULL', [now, actor.name, note, shipment.id]);
      if (fresh !== 1) throw new OrderError('already_received', { number: shipmentNumber }, undefined, 409);
      await this.count(tx, order.id, shipment.id, lines);
      await receiveIfComplete(tx, order, { actor, at: now });
      return { order: order.number };
    });
  }

  private async count(tx: EntityManager, orderId: string, shipmentId: string, lines: ReceiptLine[]): Promise<void> {
    const sent = await tx.query<SentLine[]>(`
      SELECT s.id, s.order_line_id AS orderLineId, l.sku, s.quantity
      FROM shipment_lines s JOIN order_lines l ON l.id = s.order_line_id WHERE s.shipment_id = ? ORDER BY s.id`, [shipmentId]);
    const counted = countLines(sent, lines);
    for (const { id, orderLineId, received, damaged } of counted) {
      await affected(tx, 'UPDATE shipment_lines SET received = ?, damaged = ? WHERE id = ?', [received, damaged, id]);
      await affected(tx, 'UPDATE order_lines SET received = received + ? WHERE id = ?', [received, orderLineId]);
    }
    const pieces = sent.reduce((total, { quantity }) => total + quantity, 0);
    const whole = counted.reduce((total, { received, damaged }) => total + received - damaged, 0) === pieces;
    if (!whole) await affected(tx, 'UPDATE orders SET has_discrepancy = 1 WHERE id = ?', [orderId]);
  }
}

/** Spreads what arrived over the shipment's lines (one per warehouse); a product not named arrived whole. Throws Invalid. */
export function countLines(sent: SentLine[], lines: ReceiptLine[]): Counted[] {
  const errors = lines.flatMap((line, index) => faultOf(line, index, sent));
  if (errors.length > 0) throw new Invalid(errors);
  const left = new Map(lines.map((line) => [line.sku.toUpperCase(), { ...line }]));
  return sent.map(({ id, orderLineId, sku, quantity }) => {
    const line = left.get(sku.toUpperCase());
    if (!line) return { id, orderLineId, received: quantity, damaged: 0 };
    const received = Math.min(quantity, line.received);
    const damaged = Math.min(received, line.damaged);
    line.received -= received;
    line.damaged -= damaged;
    return { id, orderLineId, received, damaged };
  });
}

function faultOf({ sku, received, damaged }: ReceiptLine, index: number, sent: SentLine[]): FieldError[] {
  const quantity = sent.filter((line) => line.sku.toUpperCase() === sku.toUpperCase()).reduce((total, line) => total + line.quantity, 0);
  if (quantity === 0) return [{ field: `lines.${index}.sku`, key: 'orders.errors.not_in_shipment', values: { sku } }];
  if (received > quantity) return [{ field: `lines.${index}.received`, key: 'orders.errors.more_than_shipped', values: { sku, quantity } }];
  if (damaged > received) return [{ field: `lines.${index}.damaged`, key: 'orders.errors.more_damaged_than_received', values: { sku, received } }];
  return [];
}
