import { anyone, type Buyer, inRange } from '../../catalog/assortments/range.js';
import type { Reader } from '../../platform/database/database.js';
import type { OrderStatus } from '../order-states.js';
import type { StandingStatus } from './standing-order.entity.js';

export type StandingRow = {
  id: string; name: string; rhythm: string; weekdays: string; monthDay: number | null; nextOn: string | null; endsOn: string | null; status: StandingStatus; buyerName: string; createdAt: Date;
  draw: string; addressId: string | null; addressLabel: string | null; kinds: string; lastOn: string | null; lastOrder: string | null;
};

export type StandingLineRow = { sku: string; nameZh: string; nameEn: string; unit: string; quantity: number; status: string; closed: number };
export type RunRow = { dueOn: string; orderNumber: string | null; orderStatus: OrderStatus | null; faults: string | null; ranAt: Date };

const most = 100;

const standing = `
  SELECT s.id, s.name, s.rhythm, s.weekdays, s.month_day AS monthDay, s.next_on AS nextOn, s.ends_on AS endsOn, s.status, s.buyer_name AS buyerName, s.created_at AS createdAt,
    s.draw, s.address_id AS addressId, a.label AS addressLabel, (SELECT COUNT(*) FROM standing_order_lines l WHERE l.standing_order_id = s.id) AS kinds,
    r.due_on AS lastOn, r.order_number AS lastOrder
  FROM standing_orders s LEFT JOIN partner_addresses a ON a.id = s.address_id AND a.partner_id = s.partner_id
    LEFT JOIN standing_order_runs r ON r.id = (SELECT MAX(id) FROM standing_order_runs WHERE standing_order_id = s.id)`;

/** A partner's standing orders, those that still run first; the latest 100. */
export function standingOrdersOf(reader: Reader, partnerId: string): Promise<StandingRow[]> {
  return reader.query(`${standing} WHERE s.partner_id = ? ORDER BY s.status = 'ended', s.id DESC LIMIT ${most}`, [partnerId]) as Promise<StandingRow[]>;
}

export async function ownStanding(reader: Reader, partnerId: string, id: string): Promise<StandingRow | undefined> {
  return ((await reader.query(`${standing} WHERE s.id = ? AND s.partner_id = ?`, [id, partnerId])) as StandingRow[])[0];
}

/** The lines of a standing order; `closed` is outside the buyer's range. */
export function standingLinesOf(reader: Reader, id: string, buyer: Buyer = anyone): Promise<StandingLineRow[]> {
  const [range, ...values] = inRange(buyer);
  return reader.query(`
    SELECT p.sku, p.name_zh AS nameZh, p.name_en AS nameEn, p.unit, l.quantity, p.status, NOT ${range} AS closed
    FROM standing_order_lines l JOIN products p ON p.id = l.product_id WHERE l.standing_order_id = ? ORDER BY l.line_no`, [...values, id]) as Promise<StandingLineRow[]>;
}

/** What came of its days, the latest 50. */
export function runsOf(reader: Reader, id: string): Promise<RunRow[]> {
  return reader.query(`
    SELECT r.due_on AS dueOn, r.order_number AS orderNumber, o.status AS orderStatus, r.faults, r.ran_at AS ranAt
    FROM standing_order_runs r LEFT JOIN orders o ON o.number = r.order_number WHERE r.standing_order_id = ? ORDER BY r.due_on DESC LIMIT 50`, [id]) as Promise<RunRow[]>;
}
