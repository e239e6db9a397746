import { Decimal } from 'decimal.js';
import type { EntityManager } from 'typeorm';
import type { DrawPlan } from '../../credit/funds/plan-draw.js';
import type { PartnerTerms } from '../../partners/partners.queries.js';
import type { Actor } from '../../platform/http/actor.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { sum } from '../../platform/money/money.js';
import { drawNumber } from '../../platform/numbering/numbers.js';
import { orderTotals } from './order-amounts.js';
import { OrderError } from '../order-error.js';
import { OrderLine } from '../order-line.entity.js';
import { Order } from '../order.entity.js';
import { drawnAnswer, type OrderAnswer } from '../orders.api.queries.js';
import type { OrderWish } from './order-wish.js';
import type { PricedLine } from './price-lines.js';
import type { Taken } from './reserve-stock.js';
import { enqueue } from '../waiting/back-orders.js';
import { StockReservation } from './stock-reservation.entity.js';

type NewOrder = {
  actor: Actor; request: OrderWish; partner: PartnerTerms; orderedOn: string; today: string; shipTo: string; placedAt: Date; lines: PricedLine[]; draws: DrawPlan; taken: Taken;
};

/** Writes the order, its lines as they are today, and which warehouse each line is reserved in or what of it waits. */
export async function writeOrder(tx: EntityManager, order: NewOrder): Promise<{ id: string; answer: OrderAnswer }> {
  const { actor, request, partner, orderedOn, today, shipTo, placedAt, lines, draws: { rebate, prepaid } } = order;
  const number = await drawNumber(tx, 'SO', today);
  const [row] = await insertRows(tx, Order, [{
    number, partnerId: partner.id, channel: request.channel, placedBy: actor.key, placedByName: actor.name,
    poNumber: request.poNumber ?? '', note: request.note ?? '', orderedOn, currency: partner.currency,
    status: 'submitted', fulfilment: 'none', payment: 'none', ...orderTotals(lines), rebateDrawn: rebate, prepaidDrawn: prepaid, setAside: sum([rebate, prepaid]),
    termsDays: partner.termsDays, shipTo, placedAt, statusSince: placedAt,
  }], 'id');
  const { id } = row as { id: string };
  const written = await insertRows(tx, OrderLine, lines.map((line, index) => lineRow(id, line, index + 1)), ofLine);
  const promised = await writeTaken(tx, id, order, written as WrittenLine[]);
  return { id, answer: answerOf(number, order, promised) };
}

// what reading the order back would give
function answerOf(number: string, { partner, request, orderedOn, lines, taken: { waits }, draws: { rebate, prepaid } }: NewOrder, promised: ReadonlyMap<string, string | null>): OrderAnswer {
  const waitOf = (productId: string) => waits.filter((wait) => wait.productId === productId).map(({ pieces }) => ({ waiting: pieces, promisedOn: promised.get(productId) ?? null }))[0];
  return {
    number, partner: partner.code, poNumber: request.poNumber ?? '', orderedOn, status: 'submitted', fulfilment: 'none', payment: 'none', currency: partner.currency,
    lines: lines.map(({ product: { id, sku }, quantity, unitPrice, discount, amount, tax }) => ({
      sku, quantity, unitPrice: new Decimal(unitPrice).toFixed(4), discount: new Decimal(discount).toFixed(4), amount, tax, shipped: 0, cancelled: 0, ...waitOf(id),
    })),
    ...orderTotals(lines), ...drawnAnswer({ rebate, prepaid }),
  };
}

function lineRow(orderId: string, { product, quantity, unitPrice, discount, amount, tax, trace }: PricedLine, lineNo: number) {
  const { sku, nameZh, nameEn, unit, taxRate } = product;
  return { orderId, lineNo, productId: product.id, sku, nameZh, nameEn, unit, quantity, unitPrice, discount, taxRate, amount, tax, priceTrace: JSON.stringify(trace) };
}

// ids are handed back, not counted up: no order of auto-increment is assumed. With them comes word of a product that was opened for back-orders
// after it had been read and before its stock was locked: what is free may be what others wait for
type WrittenLine = { id: string; productId: string; isAwaited: number };
const ofLine = 'id, product_id AS productId, EXISTS (SELECT 1 FROM back_orders b WHERE b.product_id = order_lines.product_id AND b.pieces > 0) AS isAwaited';

async function writeTaken(tx: EntityManager, orderId: string, { taken: { reservations, waits, ahead }, lines, partner, placedAt }: NewOrder, rows: WrittenLine[]): Promise<Map<string, string | null>> {
  const counted = new Set(lines.filter(({ product }) => product.backOrder).map(({ product }) => product.id));
  if (rows.some(({ productId, isAwaited }) => isAwaited && !counted.has(productId))) throw new OrderError('stock_moved', {}, undefined, 409);
  const lineOf = new Map(rows.map(({ id, productId }) => [productId, id]));
  await insertRows(tx, StockReservation, reservations.map(({ productId, warehouseId, quantity }) => ({ orderLineId: lineOf.get(productId), warehouseId, quantity })));
  return enqueue(tx, waits.map(({ productId, pieces }) => ({ orderLineId: lineOf.get(productId) ?? '', orderId, productId, partnerId: partner.id, pieces })), ahead, placedAt);
}
