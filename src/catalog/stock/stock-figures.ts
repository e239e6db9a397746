/** What lies somewhere and how much of it is reserved for orders. */
export type StockCount = { onHand: number; reserved: number };

/** Totals over warehouses: pieces free in one cannot cover what is `missing` (reserved beyond what lies there) in another. */
export type StockFigures = StockCount & { available: number; missing: number };

export function stockFigures(counts: StockCount[]): StockFigures {
  const total = (pick: (count: StockCount) => number) => counts.reduce((sum, count) => sum + pick(count), 0);
  return {
    onHand: total(({ onHand }) => onHand), reserved: total(({ reserved }) => reserved),
    available: total(({ onHand, reserved }) => Math.max(0, onHand - reserved)), missing: total(({ onHand, reserved }) => Math.max(0, reserved - onHand)),
  };
}
