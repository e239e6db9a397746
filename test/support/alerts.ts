import { addDays } from '../../src/platform/clock/days.js';
import type { Database } from '../../src/platform/database/database.js';
import type { AlertFigures } from '../../src/orders/alerts/what-stands-out.js';

const figures: AlertFigures = {
  total: '110000.00', usual: '20000.00', orders: 12, times: '5.5', rise: { on: '2026-12-01', saved: '3300.00' }, exposure: '98000.00', limit: '100000.00',
  reasons: ['before_price_rise', 'at_credits_edge'],
};

/** The row of an alert that waits for finance. */
export const alertOf = (orderId: string) => ({ orderId, status: 'open' as const, figures: JSON.stringify(figures), raisedAt: new Date(), judgedAt: null });

/** Lets a product's prices of 100.00 rise by 12 % a week after a day. */
export async function aRiseAhead(database: Database, product: string, today: string): Promise<void> {
  await database.query('UPDATE prices SET valid_to = ? WHERE product_id = ?', [addDays(today, 6), product]);
  await database.query(
    `INSERT INTO prices (price_list_id, scope, scope_key, product_id, min_quantity, currency, unit_price, valid_from)
     SELECT price_list_id, scope, scope_key, product_id, min_quantity, currency, '112.0000', ? FROM prices WHERE product_id = ?`, [addDays(today, 7), product]);
}
