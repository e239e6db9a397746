import type { AlertFigures } from '../../src/orders/alerts/what-stands-out.js';

const figures: AlertFigures = {
  total: '110000.00', usual: '20000.00', orders: 12, times: '5.5', rise: { on: '2026-12-01', saved: '3300.00' }, exposure: '98000.00', limit: '100000.00',
  reasons: ['before_price_rise', 'at_credits_edge'],
};

/** The row of an alert that waits for finance. */
export const alertOf = (orderId: string) => ({ orderId, status: 'open' as const, figures: JSON.stringify(figures), raisedAt: new Date(), judgedAt: null });
