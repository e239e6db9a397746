import type { Reader } from '../platform/database/database.js';

// a balance, money in a fund, or an order, offer, refund or new limit that is under way, keeps a partner in its currency; all belong to later rooms, only their tables are read
const inUse = `
  SELECT p.code FROM partners p LEFT JOIN credit_accounts a ON a.partner_id = p.id
  WHERE p.code IN (?) AND (a.open_orders <> 0 OR a.open_invoices <> 0 OR a.unapplied <> 0
    OR EXISTS (SELECT 1 FROM orders o WHERE o.partner_id = p.id AND o.status IN ('submitted', 'held'))
    OR EXISTS (SELECT 1 FROM order_requests r WHERE r.partner_id = p.id AND r.status = 'waiting')
    OR EXISTS (SELECT 1 FROM quotes q WHERE q.partner_id = p.id AND q.status IN ('requested', 'answered'))
    OR EXISTS (SELECT 1 FROM fund_accounts m WHERE m.partner_id = p.id AND m.balance > 0)
    OR EXISTS (SELECT 1 FROM order_draws d WHERE d.partner_id = p.id AND d.spent + d.returned < d.amount)
    OR EXISTS (SELECT 1 FROM refunds f WHERE f.partner_id = p.id AND f.status IN ('asked', 'approved'))
    OR EXISTS (SELECT 1 FROM limit_proposals l WHERE l.partner_id = p.id AND l.is_open = 1))`;

/** Those of the partners whose currency must stay as it is. */
export async function partnersBoundToCurrency(reader: Reader, codes: string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  return ((await reader.query(inUse, [codes])) as { code: string }[]).map(({ code }) => code);
}
