import type { EntityManager } from 'typeorm';
import { affected, isDuplicate } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import type { LockedOrder } from '../lock-order.js';
import type { Reserved } from '../open-lines.js';
import { OrderError } from '../order-error.js';
import { writeTracking } from './keep-tracking.js';
import type { PackedLine } from './parcel-lines.js';
import { ShipmentLine } from './shipment-line.entity.js';
import { ShipmentSerial } from './shipment-serial.entity.js';
import { Shipment } from './shipment.entity.js';

/** How a parcel travels; `trackingNumber` for one number, `trackingNumbers` for several. */
export type Travel = { carrier?: string; trackingNumber?: string; trackingNumbers?: string[] };

type NewShipment = {
  actor: Actor; order: LockedOrder; number: string; parcel: Travel; packed: PackedLine[]; taken: Reserved[]; at: Date;
};

/** Writes a shipment, counts its pieces on the order's lines and takes them out of the reservations. */
export async function writeShipment(tx: EntityManager, shipment: NewShipment): Promise<{ id: string; number: string }> {
  const { actor, order, number, parcel, packed, taken, at } = shipment;
  const { identifiers } = await tx.insert(Shipment, {
    number, orderId: order.id, partnerId: order.partnerId, shippedAt: at, shippedByName: actor.name,
  });
  const id = String(identifiers[0]?.id);
  await tx.insert(ShipmentLine, packed.flatMap((line) => batchRows(line, taken)).map((row) => ({ shipmentId: id, ...row })));
  const { carrier = '', trackingNumber, trackingNumbers = trackingNumber ? [trackingNumber] : [] } = parcel;
  await writeTracking(tx, id, { carrier, numbers: trackingNumbers, by: actor.name, at });
  await writeSerials(tx, id, packed);
  await countShipped(tx, packed);
  await lowerReservations(tx, taken);
  return { id, number };
}

const serialsOf = ({ batches }: PackedLine) => batches.flatMap(({ serials }) => serials);

/** A line's pieces by warehouse and batch: what was taken is given to the batches in their order. */
export function batchRows({ line, batches }: PackedLine, taken: Reserved[]): { orderLineId: string; warehouseId: string; quantity: number; batch: string }[] {
  const left = taken.filter(({ orderLineId }) => orderLineId === line.id).map(({ warehouseId, quantity }) => ({ warehouseId, quantity }));
  return batches.flatMap(({ batch, quantity }) => {
    let open = quantity;
    return left.flatMap((place) => {
      const part = Math.min(open, place.quantity);
      open -= part;
      place.quantity -= part;
      return part > 0 ? [{ orderLineId: line.id, warehouseId: place.warehouseId, quantity: part, batch }] : [];
    });
  });
}

async function writeSerials(tx: EntityManager, shipmentId: string, packed: PackedLine[]): Promise<void> {
  if (packed.every((line) => serialsOf(line).length === 0)) return;
  const rows = await tx.query<{ id: string; orderLineId: string; batch: string }[]>('SELECT id, order_line_id AS orderLineId, batch FROM shipment_lines WHERE shipment_id = ?', [shipmentId]);
  const lineOf = new Map(rows.map(({ id, orderLineId, batch }) => [`${orderLineId} ${batch}`, id]));
  const serials = packed.flatMap(({ line, batches }) => batches.flatMap(({ batch, serials: numbers }) =>
    numbers.map((serial) => ({ productId: line.productId, serial, shipmentLineId: lineOf.get(`${line.id} ${batch}`) }))));
  try {
    await tx.insert(ShipmentSerial, serials);
  } catch (error) {
    throw isDuplicate(error) ? await shippedBefore(tx, packed) : error;
  }
}

async function shippedBefore(tx: EntityManager, packed: PackedLine[]): Promise<OrderError> {
  for (const [index, packedLine] of packed.entries()) {
    const [{ line }, serials] = [packedLine, serialsOf(packedLine)];
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
