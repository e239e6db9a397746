import type { AllocationRule } from '../../catalog/supplies/allocation-rules.js';
import { waitingOfOrder } from '../../catalog/supplies/waiting.queries.js';
import type { Reader } from '../../platform/database/database.js';
import type { Review } from '../review/review-states.js';
import type { Fulfilment, OrderStatus, PaymentState } from '../order-states.js';

export type OrderHead = {
  id: string; number: string; channel: 'portal' | 'admin' | 'api'; placedByName: string; isPlacedByPartner: number; poNumber: string; note: string; orderedOn: string;
  currency: string; status: OrderStatus; fulfilment: Fulfilment; payment: PaymentState; review: Review; version: number; holdReason: string | null; releasedTotal: string | null;
  subtotal: string; tax: string; total: string; committed: string; invoiced: string; rebateDrawn: string; prepaidDrawn: string; setAside: string; drawnReturned: string; termsDays: number; shipTo: string; hasDiscrepancy: number; placedAt: Date; statusSince: Date;
  partnerId: string; partnerCode: string; nameZh: string; nameEn: string; kind: string; phone: string; email: string;
  tierZh: string | null; tierEn: string | null; territoryZh: string | null; territoryEn: string | null;
  accountId: string | null; creditLimit: string | null; temporaryLimit: string; temporaryUntil: string | null; openOrders: string; openInvoices: string; unapplied: string; onHold: number;
  decisionReason: string | null; decisionOutcome: string | null; decisionFigures: string | null; decidedAt: Date | null; isDispatchReviewed: number | null;
  requestNumber: string | null; approvedByName: string | null;
  quote: string | null; standingId: string | null; standingName: string | null; alerts: string | null;
};

export type LineRow = {
  id: string; sku: string; barcode: string | null; nameZh: string; nameEn: string; unit: string; quantity: number; unitPrice: string; discount: string; taxRate: string; amount: string; tax: string;
  priceTrace: string; shipped: number; cancelled: number; received: number; promisedOn: string | null;
  waiting: number | null; rule: AllocationRule; place: string; ahead: string; share: string | null; nextOn: string | null; nextPieces: number | null; expectedOn: string | null;
};

/** A number a shipment travels under. */
export type Tracked = { id: number; carrier: string; number: string };

export type ShipmentRow = {
  number: string; tracking: string | Tracked[] | null; invoiceNumber: string | null; shippedAt: Date; shippedByName: string;
  receivedAt: Date | null; receivedByName: string | null; receiptNote: string;
  sku: string; nameZh: string; nameEn: string; unit: string; quantity: number; batch: string; received: number | null; damaged: number; serials: string | null;
};

export type HistoryRow = {
  machine: string; fromState: string | null; toState: string; actor: string; actorName: string; reason: string | null; changedAt: Date; isPartners: number;
};

// who acts for the order's partner today; staff and the system do not
const actsForPartner = (actor: string, partner: string) => `EXISTS (SELECT 1 FROM memberships m WHERE m.partner_id = ${partner} AND CONCAT('user:', m.user_id) = ${actor})`;

const head = `
  SELECT o.id, o.number, o.channel, o.placed_by_name AS placedByName, ${actsForPartner('o.placed_by', 'o.partner_id')} AS isPlacedByPartner,
    o.po_number AS poNumber, o.note, o.ordered_on AS orderedOn, o.currency, o.status, o.fulfilment, o.payment, o.review, o.version, o.hold_reason AS holdReason,
    o.released_total AS releasedTotal, o.subtotal, o.tax, o.total, o.committed, o.invoiced, o.rebate_drawn AS rebateDrawn, o.prepaid_drawn AS prepaidDrawn, o.set_aside AS setAside,
    (SELECT COALESCE(SUM(w.returned), 0) + 0.00 FROM order_draws w WHERE w.order_number = o.number) AS drawnReturned, o.terms_days AS termsDays, o.ship_to AS shipTo, o.has_discrepancy AS hasDiscrepancy,
    o.placed_at AS placedAt, o.status_since AS statusSince,
    p.id AS partnerId, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn, p.kind, p.phone, p.email,
    t.name_zh AS tierZh, t.name_en AS tierEn, r.name_zh AS territoryZh, r.name_en AS territoryEn,
    a.id AS accountId, a.credit_limit AS creditLimit, a.temporary_limit AS temporaryLimit, a.temporary_until AS temporaryUntil,
    a.open_orders AS openOrders, a.open_invoices AS openInvoices, a.unapplied, a.on_hold AS onHold,
    d.reason AS decisionReason, d.outcome AS decisionOutcome, d.figures AS decisionFigures, d.decided_at AS decidedAt,
    (SELECT review_dispatch FROM company WHERE id = 1) AS isDispatchReviewed, q.number AS requestNumber, q.decided_by_name AS approvedByName,
    (SELECT qu.number FROM quotes qu WHERE qu.order_number = o.number) AS quote, so.id AS standingId, so.name AS standingName,
    (SELECT GROUP_CONCAT(CONCAT(al.id, ':', al.status, ':', al.order_version) ORDER BY al.id) FROM order_alerts al WHERE al.order_id = o.id) AS alerts
  FROM orders o JOIN partners p ON p.id = o.partner_id
    LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN territories r ON r.id = p.territory_id LEFT JOIN credit_accounts a ON a.partner_id = o.partner_id
    LEFT JOIN order_requests q ON q.order_id = o.id
    LEFT JOIN credit_decisions d ON d.id = (SELECT MAX(id) FROM credit_decisions WHERE order_number = o.number)
    LEFT JOIN standing_order_runs sr ON sr.order_number = o.number LEFT JOIN standing_orders so ON so.id = sr.standing_order_id`;

/** A dealer's own order with its latest credit decision. */
export async function ownOrder(reader: Reader, partnerId: string, number: string): Promise<OrderHead | undefined> {
  return first(await reader.query(`${head} WHERE o.number = ? AND o.partner_id = ?`, [number, partnerId]));
}

/** The dealer's own order that a shipment belongs to. */
export async function ownOrderOfShipment(reader: Reader, partnerId: string, shipment: string): Promise<OrderHead | undefined> {
  return first(await reader.query(`${head} WHERE o.id = (SELECT order_id FROM shipments WHERE number = ? AND partner_id = ?)`, [shipment, partnerId]));
}

export async function anyOrder(reader: Reader, number: string): Promise<OrderHead | undefined> {
  return first(await reader.query(`${head} WHERE o.number = ?`, [number]));
}

/** Whether the dealer's page waits for the credit decision, which takes seconds; a person's review does not count. */
export async function isDeciding(reader: Reader, partnerId: string, number: string): Promise<boolean> {
  const [row] = (await reader.query("SELECT id FROM orders WHERE number = ? AND partner_id = ? AND status = 'submitted' AND review = 'none'", [number, partnerId])) as object[];
  return row !== undefined;
}

export function linesOf(reader: Reader, orderId: string): Promise<LineRow[]> {
  return reader.query(`
    SELECT l.id, l.sku, p.barcode, l.name_zh AS nameZh, l.name_en AS nameEn, l.unit, l.quantity, l.unit_price AS unitPrice, l.discount, l.tax_rate AS taxRate, l.amount, l.tax,
      l.price_trace AS priceTrace, l.shipped, l.cancelled, l.received, l.promised_on AS promisedOn,
      q.pieces AS waiting, q.rule, q.place, q.ahead, q.share, q.nextOn, q.nextPieces, q.promised_on AS expectedOn
    FROM order_lines l JOIN products p ON p.id = l.product_id LEFT JOIN (${waitingOfOrder}) q ON q.order_line_id = l.id WHERE l.order_id = ? ORDER BY l.line_no`, [orderId, orderId]) as Promise<LineRow[]>;
}

/** What was shipped, a row per shipment, line, warehouse and batch. */
export function shipmentsOf(reader: Reader, orderId: string): Promise<ShipmentRow[]> {
  return reader.query(`
    SELECT s.number, (SELECT JSON_ARRAYAGG(JSON_OBJECT('id', n.id, 'carrier', n.carrier, 'number', n.number)) FROM tracking_numbers n WHERE n.shipment_id = s.id) AS tracking, s.invoice_number AS invoiceNumber, s.shipped_at AS shippedAt, s.shipped_by_name AS shippedByName,
      s.received_at AS receivedAt, s.received_by_name AS receivedByName, s.receipt_note AS receiptNote,
      l.sku, l.name_zh AS nameZh, l.name_en AS nameEn, l.unit, sl.quantity, sl.batch, sl.received, sl.damaged,
      (SELECT JSON_ARRAYAGG(x.serial) FROM shipment_serials x WHERE x.shipment_line_id = sl.id) AS serials
    FROM shipments s JOIN shipment_lines sl ON sl.shipment_id = s.id JOIN order_lines l ON l.id = sl.order_line_id
    WHERE s.order_id = ? ORDER BY s.id, l.line_no, sl.id`, [orderId]) as Promise<ShipmentRow[]>;
}

export function historyOf(reader: Reader, orderId: string, partnerId: string): Promise<HistoryRow[]> {
  return reader.query(`
    SELECT c.machine, c.from_state AS fromState, c.to_state AS toState, c.actor, c.actor_name AS actorName, c.reason, c.changed_at AS changedAt,
      ${actsForPartner('c.actor', '?')} AS isPartners
    FROM state_changes c WHERE c.subject = 'order' AND c.subject_id = ? ORDER BY c.id`, [partnerId, orderId]) as Promise<HistoryRow[]>;
}

function first(rows: unknown): OrderHead | undefined {
  return (rows as OrderHead[])[0];
}
