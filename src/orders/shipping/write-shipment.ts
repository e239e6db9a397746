import type { EntityManager } from 'typeorm';
import { affected, isDuplicate } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import type { LockedOrder } from '../lock-order.js';
import type { Reserved } from '../open-lines.js';
import { OrderError } from '../order-error.js';
import type { PackedLine } from './parcel-lines.js';
import { ShipmentLine } from './shipment-line.entity.js';
import { ShipmentSerial } from './shipment-serial.entity.js';
import { Shipment } from './shipment.entity.js';

type NewShipment = {
  actor: Actor; order: LockedOrder; number: string; parcel: { carrier?: string; trackingNumber?: string }; packed: PackedLine[]; taken: Reserved[]; at: Date;
};

/** Writes a shipment, counts its pieces on the order's lines and takes them out of the reservations. */
export async function writeShipment(tx: EntityManager, shipment: NewShipment): Promise<{ id: string; number: string }> {
  const { actor, order, number, parcel, packed, taken, at } = shipment;
  const { identifiers } = await tx.insert(Shipment, {
    number, orderId: order.id, partnerId: order.partnerId, carrier: parcel.carrier ?? '', trackingNumber: parcel.trackingNumber ?? '',
    shippedAt: at, shippedByName: actor.name,
  });
  const id = String(identifiers[0]?.id);
  const batchOf = new Map(packed.map(({ line, batch }) => [line.id, batch]));
  await tx.insert(ShipmentLine, taken.map(({ orderLineId, warehouseId, quantity }) => ({
    shipmentId: id, orderLineId, warehouseId, quantity, batch: batchOf.get(orderLineId) ?? '',
  })));
  await writeSerials(tx, id, packed);
  await countShipped(tx, packed);
  await lowerReservations(tx, taken);
  return { id, number };
}

async function writeSerials(tx: EntityManager, shipmentId: string, packed: PackedLine[]): Promise<void> {
  if (packed.every(({ serials }) => serials.length === 0)) return;
  const rows = await tx.query<{ id: string; orderLineId: string }[]>('SELECT id, order_line_id AS orderLineId FROM shipment_lines WHERE shipment_id = ?', [shipmentId]);
  const lineOf = new Map(rows.map(({ id, orderLineId }) => [orderLineId, id]));
  const serials = packed.flatMap(({ line, serials: numbers }) => numbers.map((serial) => ({ productId: line.productId, serial, shipmentLineId: lineOf.get(line.id) })));
  try {
    await tx.insert(ShipmentSerial, serials);
  } catch (error) {
    throw isDuplicate(error) ? await shippedBefore(tx, packed) : error;
  }
}

async function shippedBefore(tx: EntityManager, packed: PackedLine[]): Promise<OrderError> {
  for (const [index, { line, serials }] of packed.entries()) {
    if (serials.length === 0) continue;
    const [known] = await tx.query<{ serial: string }[]>('SELECT serial FROM shipment_serials WHERE product_id = ? AND serial IN (?) LIMIT 1', [line.productId, serials]);
    if (known) return new OrderError('duplicate_serial', { serial: known.serial }, `lines.${index}.serials`);
  }
  return new OrderError('stock_moved', {}, undefined, 409);
}

async function countShipped(tx: EntityManager, packed: PackedLine[]): Promise<void> {
  const wanted = packed.map(() => 'SELECT ? AS id, ? AS quantity').join(' UNION ALL ');
  const rows = await affected(tx, `
    UPDATE order_lines l JOIN (${wanted}) p ON p.id = l.id SET l.shipped = l.shipped + p.quantity
    WHERE l.shipped + l.cancelled + p.quantity <= l.quantity`, packed.flatMap(({ line, quantity }) => [line.id, quantity]));
  if (rows !== packed.length) throw new OrderError('stock_moved', {}, undefined, 409);
}

async function lowerReservations(tx: EntityManager, taken: Reserved[]): Promise<void> {
  const wanted = taken.map(() => 'SELECT ? AS line, ? AS warehouse, ? AS quantity').join(' UNION ALL ');
  await affected(tx, `
    UPDATE stock_reservations r JOIN (${wanted}) t ON t.line = r.order_line_id AND t.warehouse = r.warehouse_id
    SET r.quantity = r.quantity - t.quantity`, taken.flatMap(({ orderLineId, warehouseId, quantity }) => [orderLineId, warehouseId, quantity]));
}
