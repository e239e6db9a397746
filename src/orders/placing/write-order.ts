import { Decimal } from 'decimal.js';
import type { EntityManager } from 'typeorm';
import type { PartnerTerms } from '../../partners/partners.queries.js';
import type { Actor } from '../../platform/http/actor.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { drawNumber } from '../../platform/numbering/numbers.js';
import { orderTotals } from './order-amounts.js';
import { OrderLine } from '../order-line.entity.js';
import { Order } from '../order.entity.js';
import type { OrderAnswer } from '../orders.api.queries.js';
import type { OrderWish } from './order-wish.js';
import type { PricedLine } from './price-lines.js';
import type { Reservation } from './reserve-stock.js';
import { StockReservation } from './stock-reservation.entity.js';

type NewOrder = {
  actor: Actor; request: OrderWish; partner: PartnerTerms; orderedOn: string; today: string; shipTo: string; placedAt: Date; lines: PricedLine[]; reservations: Reservation[];
};

/** Writes the order, its lines as they are today, and which warehouse each line is reserved in. */
export async function writeOrder(tx: EntityManager, order: NewOrder): Promise<{ id: string; answer: OrderAnswer }> {
  const { actor, request, partner, orderedOn, today, shipTo, placedAt, lines } = order;
  const number = await drawNumber(tx, 'SO', today);
  const { identifiers } = await tx.insert(Order, {
    number, partnerId: partner.id, channel: request.channel, placedBy: actor.key, placedByName: actor.name,
    poNumber: request.poNumber ?? '', note: request.note ?? '', orderedOn, currency: partner.currency,
    status: 'submitted', fulfilment: 'none', payment: 'none', ...orderTotals(lines),
    termsDays: partner.termsDays, shipTo, placedAt, statusSince: placedAt,
  });
  const id = String(identifiers[0]?.id);
  await insertRows(tx, OrderLine, lines.map((line, index) => lineRow(id, line, index + 1)));
  await writeReservations(tx, id, order);
  return { id, answer: answerOf(number, order) };
}

// what reading the order back would give
function answerOf(number: string, { partner, request, orderedOn, lines }: NewOrder): OrderAnswer {
  return {
    number, partner: partner.code, poNumber: request.poNumber ?? '', orderedOn, status: 'submitted', fulfilment: 'none', payment: 'none', currency: partner.currency,
    lines: lines.map(({ product: { sku }, quantity, unitPrice, discount, amount, tax }) => ({
      sku, quantity, unitPrice: new Decimal(unitPrice).toFixed(4), discount: new Decimal(discount).toFixed(4), amount, tax, shipped: 0, cancelled: 0,
    })),
    ...orderTotals(lines),
  };
}

function lineRow(orderId: string, { product, quantity, unitPrice, discount, amount, tax, trace }: PricedLine, lineNo: number) {
  const { sku, nameZh, nameEn, unit, taxRate } = product;
  return { orderId, lineNo, productId: product.id, sku, nameZh, nameEn, unit, quantity, unitPrice, discount, taxRate, amount, tax, priceTrace: JSON.stringify(trace) };
}

// ids are read back, not counted up: no order of auto-increment is assumed
async function writeReservations(tx: EntityManager, orderId: string, { reservations }: NewOrder): Promise<void> {
  const rows = await tx.query<{ id: string; productId: string }[]>('SELECT id, product_id AS productId FROM order_lines WHERE order_id = ?', [orderId]);
  const lineOf = new Map(rows.map(({ id, productId }) => [productId, id]));
  await insertRows(tx, StockReservation, reservations.map(({ productId, warehouseId, quantity }) => ({ orderLineId: lineOf.get(productId), warehouseId, quantity })));
}
