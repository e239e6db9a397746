import { priceCandidates } from '../../catalog/prices/prices.queries.js';
import { resolvePrice } from '../../catalog/prices/price-resolver.js';
import { accountOf } from '../../credit/accounts.js';
import { exposureOf, temporaryLimitOn } from '../../credit/decide-credit.js';
import { partnerById } from '../../partners/partners.queries.js';
import { addDays } from '../../platform/clock/days.js';
import type { Reader } from '../../platform/database/database.js';
import { compare, isPositive, lineAmount, minus, sum } from '../../platform/money/money.js';
import { daysAhead, type Evidence, isFarAbove } from './what-stands-out.js';

export type WatchedOrder = { id: string; number: string; version: number; partnerId: string; status: string; committed: string; total: string; drawn: string; currency: string; orderedOn: string };

type Line = { productId: string; quantity: number; unitPrice: string; discount: string };

export async function watchedOrder(reader: Reader, id: string): Promise<WatchedOrder | undefined> {
  const [order] = (await reader.query(
    'SELECT id, number, version, partner_id AS partnerId, status, committed, total, rebate_drawn + prepaid_drawn AS drawn, currency, ordered_on AS orderedOn FROM orders WHERE id = ?', [id])) as WatchedOrder[];
  return order;
}

/** All that is known of an order for `whatStandsOut`; undefined, and no more is read, where its size is nothing unusual. */
export async function evidenceOf(reader: Reader, order: WatchedOrder): Promise<Evidence | undefined> {
  const pattern = await patternOf(reader, order);
  if (!isFarAbove({ total: order.total, ...pattern })) return undefined;
  const account = await accountOf(reader, order.partnerId);
  const waits = isPositive(order.committed) ? '0.00' : minus(order.total, order.drawn);
  return {
    total: order.total, ...pattern, rise: await riseAhead(reader, order),
    exposure: account ? sum([exposureOf(account), waits]) : '0.00',
    limit: account?.creditLimit == null ? null : sum([account.creditLimit, temporaryLimitOn(account, order.orderedOn)]),
  };
}

async function patternOf(reader: Reader, { id, partnerId, currency, orderedOn }: WatchedOrder): Promise<{ usual: string; orders: number }> {
  const [row] = (await reader.query(`
    SELECT ROUND(AVG(total), 2) AS usual, COUNT(*) AS orders FROM orders
    WHERE partner_id = ? AND id < ? AND currency = ? AND status NOT IN ('cancelled', 'rejected') AND ordered_on >= ?`, [partnerId, id, currency, addDays(orderedOn, -365)])) as { usual: string | null; orders: string }[];
  return { usual: row?.usual ?? '0.00', orders: Number(row?.orders) };
}

async function riseAhead(reader: Reader, { id, partnerId, orderedOn, currency }: WatchedOrder): Promise<Evidence['rise']> {
  const partner = await partnerById(reader, partnerId);
  const lines = (await reader.query('SELECT product_id AS productId, quantity, unit_price AS unitPrice, discount FROM order_lines WHERE order_id = ?', [id])) as Line[];
  if (!partner) return undefined;
  const later = await priceCandidates(reader, partner, addDays(orderedOn, daysAhead), lines.map(({ productId }) => productId));
  const dearer = lines.flatMap(({ productId, quantity, unitPrice, discount }) => {
    const then = resolvePrice(later.get(productId) ?? [], quantity);
    const begins = then?.candidates.find(({ outcome }) => outcome === 'won')?.validFrom;
    if (!then || !begins || begins <= orderedOn || compare(then.unitPrice, unitPrice) <= 0) return [];
    return [{ on: begins, saved: minus(lineAmount(then.unitPrice, discount, quantity, currency), lineAmount(unitPrice, discount, quantity, currency)) }];
  });
  const [first] = dearer.map(({ on }) => on).toSorted();
  return first === undefined ? undefined : { on: first, saved: sum(dearer.map(({ saved }) => saved)) };
}
