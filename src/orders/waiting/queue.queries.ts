import type { EntityManager } from 'typeorm';
import type { Waiting } from './allot.js';

type Dealer = Pick<Waiting, 'tier' | 'share'>;

/** What a dealer sees of a queue that is shared out by share; all null by other rules. */
export type Expected = { share: string | null; nextOn: string | null; nextPieces: number | null };

/** A line that waits, of an order, with what its dealer was told. `share` is of pieces invoiced, `shown` the part of a supply. */
export type QueuedLine = Waiting & { orderId: string; promisedOn: string | null; shown: Expected };

/** The first and last day of the quarter before a day's. */
export function lastQuarter(today: string): { from: string; to: string } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const first = new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3 - 3, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 3, 0));
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) };
}

export async function ordersThatWait(tx: EntityManager, productId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>('SELECT DISTINCT order_id AS id FROM back_orders WHERE product_id = ? AND pieces > 0 ORDER BY order_id', [productId]);
  return rows.map(({ id }) => id);
}

/**
 * Tier of the dealers who wait for a product, and what was invoiced to them of it.
 * Invoices stand above the orders, only their tables are read.
 */
export async function dealersThatWait(tx: EntityManager, productId: string, { from, to }: { from: string; to: string }): Promise<Map<string, Dealer>> {
  const rows = await tx.query<{ id: string; tier: number | null; share: string }[]>(`
    SELECT p.id, t.position AS tier, (
      SELECT COALESCE(SUM(x.quantity), 0) FROM invoices i JOIN invoice_lines x ON x.invoice_id = i.id JOIN order_lines l ON l.id = x.order_line_id
      WHERE i.partner_id = p.id AND i.issued_on BETWEEN ? AND ? AND l.product_id = ?) AS share
    FROM partners p LEFT JOIN tiers t ON t.id = p.tier_id WHERE p.id IN (SELECT partner_id FROM back_orders WHERE product_id = ? AND pieces > 0)`, [from, to, productId, productId]);
  return new Map(rows.map(({ id, tier, share }) => [id, { tier: tier ?? 65_535, share: Number(share) }]));
}

/** All lines that wait for a product, in the order in which they came, locked. */
export async function queueOf(tx: EntityManager, productId: string, dealers: ReadonlyMap<string, Dealer>): Promise<QueuedLine[]> {
  const rows = await tx.query<(Omit<QueuedLine, 'share' | 'tier' | 'shown'> & Expected)[]>(`
    SELECT order_line_id AS id, order_id AS orderId, partner_id AS partner, pieces, promised_on AS promisedOn, share, next_on AS nextOn, next_pieces AS nextPieces
    FROM back_orders WHERE product_id = ? AND pieces > 0 ORDER BY asked_at, order_line_id FOR UPDATE`, [productId]);
  return rows.map(({ share, nextOn, nextPieces, ...row }) => ({ ...row, pieces: Number(row.pieces), shown: { share, nextOn, nextPieces }, ...(dealers.get(row.partner) ?? { tier: 65_535, share: 0 }) }));
}
