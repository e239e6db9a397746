import { availableOf } from '../../../catalog/stock/available.js';
import type { Reader } from '../../../platform/database/database.js';
import type { QuoteSide } from '../quote-round.entity.js';
import type { QuoteStatus } from '../quote.entity.js';

export type RoundRow = {
  id: string; round: number; side: QuoteSide; note: string; validUntil: string | null; subtotal: string | null; tax: string | null; total: string | null; madeByName: string; madeAt: Date;
};

export type QuoteLineRow = {
  roundId: string; sku: string; nameZh: string; nameEn: string; unit: string; quantity: number; usualPrice: string | null; unitPrice: string | null; discount: string;
  amount: string | null; taxRate: string; note: string; available: string;
};

export type QuoteEvent = { to: QuoteStatus; by: string; isPartners: number; isSystem: number; at: Date; reason: string | null };

/** Every round of a quote, newest first. */
export function roundsOf(reader: Reader, quoteId: string): Promise<RoundRow[]> {
  return reader.query(`
    SELECT id, round, side, note, valid_until AS validUntil, subtotal, tax, total, made_by_name AS madeByName, made_at AS madeAt
    FROM quote_rounds WHERE quote_id = ? ORDER BY round DESC`, [quoteId]) as Promise<RoundRow[]>;
}

/** The lines of all rounds; `available` is what can still be sold now. */
export function quoteLinesOf(reader: Reader, quoteId: string): Promise<QuoteLineRow[]> {
  return reader.query(`
    SELECT l.round_id AS roundId, l.sku, l.name_zh AS nameZh, l.name_en AS nameEn, l.unit, l.quantity, l.usual_price AS usualPrice, l.unit_price AS unitPrice, l.discount,
      l.amount, l.tax_rate AS taxRate, l.note, ${availableOf('l.product_id')} AS available
    FROM quote_rounds r JOIN quote_lines l ON l.round_id = r.id WHERE r.quote_id = ? ORDER BY r.round DESC, l.line_no`, [quoteId]) as Promise<QuoteLineRow[]>;
}

export function eventsOf(reader: Reader, { id, partnerId }: { id: string; partnerId: string }): Promise<QuoteEvent[]> {
  return reader.query(`
    SELECT c.to_state AS \`to\`, c.actor_name AS \`by\`, c.actor = 'system' AS isSystem, c.changed_at AS at, c.reason,
      EXISTS (SELECT 1 FROM memberships m WHERE m.partner_id = ? AND CONCAT('user:', m.user_id) = c.actor) AS isPartners
    FROM state_changes c WHERE c.subject = 'quote' AND c.subject_id = ? ORDER BY c.id DESC`, [partnerId, id]) as Promise<QuoteEvent[]>;
}
