import type { EntityManager } from 'typeorm';
import type { Waiting } from './allot.js';

export type QueuedLine = Waiting & { promisedOn: string | null };

/** The first and last day of the quarter before a day's. */
export function lastQuarter(today: string): { from: string; to: string } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const first = new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3 - 3, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 3, 0));
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) };
}

/**
 * The lines of the (locked) orders that wait for a product, in the order in which they came, locked.
 * Invoices stand above the orders, only their tables are read.
 */
export async function queueOf(tx: EntityManager, productId: string, orderIds: string[], { from, to }: { from: string; to: string }): Promise<QueuedLine[]> {
  const rows = await tx.query<(Omit<QueuedLine, 'share' | 'pieces' | 'tier'> & { pieces: string })[]>(
    'SELECT order_line_id AS id, partner_id AS partner, pieces, promised_on AS promisedOn FROM back_orders WHERE product_id = ? AND order_id IN (?) AND pieces > 0 ORDER BY asked_at, order_line_id FOR UPDATE',
    [productId, orderIds]);
  if (rows.length === 0) return [];
  const partners = await tx.query<{ id: string; tier: number | null; share: string }[]>(`
    SELECT p.id, t.position AS tier, (
      SELECT COALESCE(SUM(x.quantity), 0) FROM invoices i JOIN invoice_lines x ON x.invoice_id = i.id JOIN order_lines l ON l.id = x.order_line_id
      WHERE i.partner_id = p.id AND i.issued_on BETWEEN ? AND ? AND l.product_id = ?) AS share
    FROM partners p LEFT JOIN tiers t ON t.id = p.tier_id WHERE p.id IN (?)`, [from, to, productId, [...new Set(rows.map(({ partner }) => partner))]]);
  const of = new Map(partners.map((row) => [row.id, row]));
  return rows.map((row) => ({ ...row, pieces: Number(row.pieces), tier: of.get(row.partner)?.tier ?? 65_535, share: Number(of.get(row.partner)?.share ?? 0) }));
}
