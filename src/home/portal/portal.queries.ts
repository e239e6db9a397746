import type { Fulfilment, OrderStatus, PaymentState } from '../../orders/order-states.js';
import type { Database } from '../../platform/database/database.js';

export type OpenOrder = {
  number: string; placedAt: Date; currency: string; total: string; status: OrderStatus; fulfilment: Fulfilment; payment: PaymentState; holdReason: string | null;
  outcome: string | null; reason: string | null; figures: string | null;
};

/** A dealer's orders that are not done, held ones first, with the decision that holds them. */
export function openOrdersOf(database: Database, partnerId: string): Promise<OpenOrder[]> {
  return database.query<OpenOrder>(`
    SELECT o.number, o.placed_at AS placedAt, o.currency, o.total, o.status, o.fulfilment, o.payment, o.hold_reason AS holdReason, d.outcome, d.reason, d.figures
    FROM (SELECT * FROM orders WHERE partner_id = ? AND status IN ('submitted', 'held', 'approved') ORDER BY status = 'held' DESC, id DESC LIMIT 6) o
      LEFT JOIN credit_decisions d ON o.status = 'held' AND d.id = (SELECT MAX(id) FROM credit_decisions WHERE order_number = o.number)
    ORDER BY o.status = 'held' DESC, o.id DESC`, [partnerId]);
}

export type ShipmentUnderway = { number: string; orderNumber: string; shippedAt: Date; parcels: string | null };

/** Shipments the dealer has not confirmed yet, the longest underway first. */
export function shipmentsUnderway(database: Database, partnerId: string): Promise<ShipmentUnderway[]> {
  return database.query<ShipmentUnderway>(`
    SELECT s.number, o.number AS orderNumber, s.shipped_at AS shippedAt,
      (SELECT GROUP_CONCAT(TRIM(CONCAT(carrier, ' ', number)) ORDER BY id SEPARATOR ', ') FROM tracking_numbers n WHERE n.shipment_id = s.id) AS parcels
    FROM orders o JOIN shipments s ON s.order_id = o.id
    WHERE o.partner_id = ? AND o.status = 'approved' AND s.received_at IS NULL ORDER BY s.id LIMIT 3`, [partnerId]);
}

export type Dues = { overdue: number; overdueAmount: string; overdueSince: string | null; soon: number; soonAmount: string; soonOn: string | null };

/** What a dealer should have paid by today, and what falls due until `soon`. */
export async function duesOf(database: Database, partnerId: string, { today, soon }: { today: string; soon: string }): Promise<Dues> {
  const [row] = await database.query<Omit<Dues, 'overdue' | 'soon'> & { overdue: string; soon: string }>(`
    SELECT COUNT(IF(due_on < ?, 1, NULL)) AS overdue, COALESCE(SUM(IF(due_on < ?, open_amount, 0)), 0) AS overdueAmount, MIN(IF(due_on < ?, due_on, NULL)) AS overdueSince,
      COUNT(IF(due_on >= ?, 1, NULL)) AS soon, COALESCE(SUM(IF(due_on >= ?, open_amount, 0)), 0) AS soonAmount, MIN(IF(due_on >= ?, due_on, NULL)) AS soonOn
    FROM receivables WHERE partner_id = ? AND open_amount > 0 AND due_on <= ?`, [today, today, today, today, today, today, partnerId, soon]);
  return { overdueAmount: '0.00', overdueSince: null, soonAmount: '0.00', soonOn: null, ...row, overdue: Number(row?.overdue ?? 0), soon: Number(row?.soon ?? 0) };
}

export type StatementToSign = { period: string; closing: string; currency: string; others: number };
export type QuoteToDecide = { number: string; total: string; currency: string; validUntil: string };

type Paper = { kind: 'statement' | 'quote'; name: string; amount: string; currency: string; until: string | null; others: string };

const papers = `
  (SELECT 'statement' AS kind, s.period AS name, s.closing AS amount, s.currency, NULL AS until,
    (SELECT COUNT(*) - 1 FROM statements WHERE partner_id = s.partner_id AND status = 'issued') AS others
  FROM statements s WHERE s.partner_id = ? AND s.status = 'issued' ORDER BY s.period DESC LIMIT 1)
  UNION ALL
  (SELECT 'quote', q.number, r.total, q.currency, q.valid_until, 0
  FROM quotes q JOIN quote_rounds r ON r.quote_id = q.id AND r.round = q.round
  WHERE q.partner_id = ? AND q.status = 'answered' AND q.valid_until >= ? ORDER BY q.valid_until, q.id LIMIT 3)`;

/** What waits for the dealer's word: the newest statement not signed with how many others there are, and offers, the first to run out first. */
export async function papersToDecide(database: Database, partnerId: string, today: string): Promise<{ statement?: StatementToSign; quotes: QuoteToDecide[] }> {
  const rows = await database.query<Paper>(papers, [partnerId, partnerId, today]);
  const statement = rows.find(({ kind }) => kind === 'statement');
  return {
    statement: statement && { period: statement.name, closing: statement.amount, currency: statement.currency, others: Number(statement.others) },
    quotes: rows.filter(({ kind }) => kind === 'quote').map(({ name, amount, currency, until }) => ({ number: name, total: amount, currency, validUntil: until ?? '' })),
  };
}
