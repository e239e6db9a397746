import { resolvePrice } from '../../../catalog/prices/price-resolver.js';
import { compare } from '../../../platform/money/money.js';
import type { Good } from '../goods.js';
import { type StockState, stockState } from '../line-check.js';

/** Price and stock of a product as somebody saw them for a quantity; `price` null when there was none. */
export type Seen = { price: string | null; quantity: number; stock: StockState | null; at: Date };

export type SeenColumns = { seenPrice: string | null; seenQuantity: number | null; seenStock: StockState | null; seenAt: Date | null };
export const seenColumns = 'l.seen_price AS seenPrice, l.seen_quantity AS seenQuantity, l.seen_stock AS seenStock, l.seen_at AS seenAt';

export function seenOf({ seenPrice, seenQuantity, seenStock, seenAt }: SeenColumns): Seen | undefined {
  return seenAt === null || seenQuantity === null ? undefined : { price: seenPrice, quantity: seenQuantity, stock: seenStock, at: seenAt };
}

/** What is otherwise since: a price, how much of it there is. */
export type Change = { since: Date; price?: { from: string; to: string; isUp: boolean }; stock?: { from: StockState; to: StockState } };

/** What changed since it was seen, at the same quantity; undefined when nothing did. */
export function changeOf(good: Good, seen: Seen | undefined): Change | undefined {
  if (!seen) return undefined;
  const to = resolvePrice(good.candidates, seen.quantity)?.unitPrice;
  const moved = seen.price === null || to === undefined ? 0 : compare(to, seen.price);
  const stock = stockState(good);
  const hasStockMoved = seen.stock !== null && seen.stock !== stock;
  if (moved === 0 && !hasStockMoved) return undefined;
  return {
    since: seen.at, price: moved === 0 ? undefined : { from: seen.price ?? '', to: to ?? '', isUp: moved > 0 },
    stock: hasStockMoved ? { from: seen.stock as StockState, to: stock } : undefined,
  };
}

export function seenNow(good: Good, quantity: number, at: Date): Seen {
  return { price: resolvePrice(good.candidates, quantity)?.unitPrice ?? null, quantity, stock: stockState(good), at };
}
