import type { Reader } from '../../platform/database/database.js';

export type HeldOrderRow = {
  id: string; number: string; currency: string; total: string; holdReason: string | null; statusSince: Date;
  partnerCode: string; nameZh: string; nameEn: string; reason: string | null; outcome: string | null; figures: string | null; waiting: string;
};

/** How many of them stand above the accounts; the desk's list has the others. */
export const heldShown = 10;

/** The orders that wait for finance with the decision that holds them, longest waiting first; further ones `after` an order's id. */
export function heldOrders(reader: Reader, after?: string, size = heldShown): Promise<HeldOrderRow[]> {
  const beyond = after === undefined ? '' : 'AND (o.status_since, o.id) > (SELECT b.status_since, b.id FROM orders b WHERE b.id = ?)';
  return reader.query(`
    SELECT o.id, o.number, o.currency, o.total, o.hold_reason AS holdReason, o.status_since AS statusSince,
      p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn, d.reason, d.outcome, d.figures, (SELECT COUNT(*) FROM orders WHERE status = 'held') AS waiting
    FROM orders o JOIN partners p ON p.id = o.partner_id
      LEFT JOIN credit_decisions d ON d.id = (SELECT MAX(id) FROM credit_decisions WHERE order_number = o.number)
    WHERE o.status = 'held' ${beyond} ORDER BY o.status_since, o.id LIMIT ${size}`, after === undefined ? [] : [after]) as Promise<HeldOrderRow[]>;
}
