import type { Database } from '../../platform/database/database.js';
import { startOfDay } from '../../platform/clock/days.js';
import type { Cuts, Segment } from './segments.js';

export type Trade = { orders: Segment[]; payments: Segment[]; activeDealers: number[] };

type Row = { what: 'orders' | 'payments' | 'dealers'; segment: number; count: string; amount: string | null };

const epoch = '2000-01-01';
const window = 30 * 86_400;
export const dealerWindows = 12;

const trade = `
  SELECT 'orders' AS what, INTERVAL(TIMESTAMPDIFF(SECOND, '${epoch}', placed_at), ?) AS segment, COUNT(*) AS count, SUM(total) AS amount
  FROM orders WHERE placed_at >= ? AND currency = ? AND status NOT IN ('rejected', 'cancelled') GROUP BY segment
  UNION ALL
  SELECT 'payments', INTERVAL(DATEDIFF(received_on, '${epoch}'), ?) AS segment, COUNT(*), SUM(amount)
  FROM payments WHERE received_on >= ? AND currency = ? AND status = 'recorded' GROUP BY segment
  UNION ALL
  SELECT 'dealers', FLOOR(TIMESTAMPDIFF(SECOND, placed_at, ?) / ${window}) AS segment, COUNT(DISTINCT partner_id), NULL
  FROM orders WHERE placed_at > ? - INTERVAL ${window * dealerWindows} SECOND AND placed_at <= ? AND status NOT IN ('rejected', 'cancelled') GROUP BY segment`;

/** Orders and payments summed between the cuts, and the dealers who ordered in each of the last 30 days, oldest stretch first. */
export async function tradeSince(database: Database, { cuts, currency, timeZone, now }: { cuts: Cuts; currency: string; timeZone: string; now: Date }): Promise<Trade> {
  const instants = cuts.map((day) => startOfDay(timeZone, day));
  const seconds = instants.map((instant) => (instant.getTime() - Date.parse(epoch)) / 1000);
  const days = cuts.map((day) => (Date.parse(day) - Date.parse(epoch)) / 86_400_000);
  const rows = await database.query<Row>(trade, [seconds, instants[0], currency, days, cuts[0], currency, now, now, now]);
  const segmentsOf = (wanted: Row['what']): Segment[] => rows.filter(({ what }) => what === wanted)
    .map(({ segment, count, amount }) => ({ segment: Number(segment), count: Number(count), amount: amount ?? '0.00' }));
  const dealers = new Map(segmentsOf('dealers').map(({ segment, count }) => [segment, count]));
  return {
    orders: segmentsOf('orders'), payments: segmentsOf('payments'),
    activeDealers: Array.from({ length: dealerWindows }, (_, index) => dealers.get(dealerWindows - 1 - index) ?? 0),
  };
}

export type TerritorySales = { nameZh: string | null; nameEn: string | null; amount: string };

/** What each territory's dealers ordered since a day, the largest first. */
export function salesByTerritory(database: Database, { since, currency, timeZone }: { since: string; currency: string; timeZone: string }): Promise<TerritorySales[]> {
  return database.query<TerritorySales>(`
    SELECT r.name_zh AS nameZh, r.name_en AS nameEn, SUM(o.amount) AS amount
    FROM (SELECT partner_id, SUM(total) AS amount FROM orders
          WHERE placed_at >= ? AND currency = ? AND status NOT IN ('rejected', 'cancelled') GROUP BY partner_id) o
      JOIN partners p ON p.id = o.partner_id LEFT JOIN territories r ON r.id = p.territory_id
    GROUP BY r.id, r.name_zh, r.name_en ORDER BY amount DESC`, [startOfDay(timeZone, since), currency]);
}

// no one pays longer than this before the due day
const longestTerms = 120;

const overdueMoves = `
  SELECT INTERVAL(DATEDIFF(day, '${epoch}'), ?) AS segment, COUNT(*) AS count, SUM(amount) AS amount FROM (
    SELECT due_on AS day, total AS amount FROM invoices WHERE due_on >= ? AND due_on < ? AND currency = ?
    UNION ALL
    SELECT GREATEST(a.allocated_on, i.due_on), -a.amount FROM payment_allocations a JOIN invoices i ON i.id = a.invoice_id
    WHERE a.allocated_on >= ? - INTERVAL ${longestTerms} DAY AND i.due_on < ? AND i.currency = ?
    UNION ALL
    SELECT GREATEST(w.written_on, i.due_on), -w.amount FROM write_offs w JOIN invoices i ON i.id = w.invoice_id
    WHERE w.written_on >= ? - INTERVAL ${longestTerms} DAY AND i.due_on < ? AND i.currency = ?) moves
  WHERE day >= ? GROUP BY segment`;

/** What became overdue less what was paid of it, between the cuts. */
export async function overdueMovesSince(database: Database, { cuts, currency, today }: { cuts: Cuts; currency: string; today: string }): Promise<Segment[]> {
  const days = cuts.map((day) => (Date.parse(day) - Date.parse(epoch)) / 86_400_000);
  const [first] = cuts;
  const rows = await database.query<Row>(overdueMoves, [days, first, today, currency, first, today, currency, first, today, currency, first]);
  return rows.map(({ segment, count, amount }) => ({ segment: Number(segment), count: Number(count), amount: amount ?? '0.00' }));
}
