import type { Database } from '../../platform/database/database.js';

/** What waits for the supplier's people; amounts in `currency`, the one most of the books are in. */
export type Waiting = {
  currency: string;
  held: number; heldAmount: string; submitted: number; toShip: number; toShipSince: Date | null; partShipped: number;
  toCheck: number; toCheckAmount: string; unapplied: number; unappliedAmount: string;
  quotes: number; quotesSince: Date | null; disputes: number; disputesSince: Date | null;
  overdue: number; overdueAmount: string; longOverdue: number; dealers: number;
};

type Row = { [Name in keyof Waiting]: Waiting[Name] extends number ? string : Waiting[Name] };

// the supplier's own currency where any account is kept in it
const waiting = `
  WITH main AS (SELECT COALESCE(
      (SELECT currency FROM credit_accounts WHERE currency = ? LIMIT 1), (SELECT currency FROM credit_accounts ORDER BY id LIMIT 1), ?) AS currency),
    held AS (SELECT COUNT(*) AS n, SUM(IF(currency = (SELECT currency FROM main), total, 0)) AS amount FROM orders WHERE status = 'held'),
    to_check AS (SELECT COUNT(*) AS n, SUM(IF(currency = (SELECT currency FROM main), amount, 0)) AS amount FROM payments WHERE status = 'submitted'),
    cash AS (SELECT COUNT(*) AS n, SUM(IF(currency = (SELECT currency FROM main), unapplied, 0)) AS amount FROM credit_accounts WHERE unapplied > 0),
    overdue AS (
      SELECT COUNT(DISTINCT r.partner_id) AS n, SUM(IF(a.currency = (SELECT currency FROM main), r.open_amount, 0)) AS amount,
        COUNT(DISTINCT IF(r.due_on < ? - INTERVAL 60 DAY, r.partner_id, NULL)) AS aged
      FROM receivables r JOIN credit_accounts a ON a.partner_id = r.partner_id WHERE r.open_amount > 0 AND r.due_on < ?),
    to_ship AS (SELECT COUNT(*) AS n, MIN(status_since) AS since FROM orders WHERE status = 'approved' AND fulfilment = 'none'),
    quoted AS (SELECT COUNT(*) AS n, MIN(status_since) AS since FROM quotes WHERE status = 'requested'),
    disputed AS (SELECT COUNT(*) AS n, MIN(sent_at) AS since FROM statement_disputes WHERE status = 'open')
  SELECT main.currency, held.n AS held, COALESCE(held.amount, 0) AS heldAmount, to_ship.n AS toShip, to_ship.since AS toShipSince,
    (SELECT COUNT(*) FROM orders WHERE status = 'submitted') AS submitted,
    (SELECT COUNT(*) FROM orders WHERE status = 'approved' AND fulfilment = 'partial') AS partShipped,
    to_check.n AS toCheck, COALESCE(to_check.amount, 0) AS toCheckAmount, cash.n AS unapplied, COALESCE(cash.amount, 0) AS unappliedAmount,
    quoted.n AS quotes, quoted.since AS quotesSince, disputed.n AS disputes, disputed.since AS disputesSince, overdue.n AS overdue, COALESCE(overdue.amount, 0) AS overdueAmount, overdue.aged AS longOverdue,
    (SELECT COUNT(*) FROM partners WHERE status = 'active' AND ordering_open = 1) AS dealers
  FROM main, held, to_check, cash, overdue, to_ship, quoted, disputed`;

export async function whatWaits(database: Database, { today, currency }: { today: string; currency: string }): Promise<Waiting> {
  const [row] = await database.query<Row>(waiting, [currency, currency, today, today]);
  if (!row) throw new Error('no figures');
  const counts = ['held', 'submitted', 'toShip', 'partShipped', 'toCheck', 'unapplied', 'quotes', 'disputes', 'overdue', 'longOverdue', 'dealers'] as const;
  return { ...row, ...(Object.fromEntries(counts.map((name) => [name, Number(row[name])])) as Record<(typeof counts)[number], number>) };
}
