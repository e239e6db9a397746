/** SQL of the pieces of a product (its id in SQL) that lie in all warehouses and are not reserved. */
export const freeOf = (product: string) => `(SELECT COALESCE(SUM(GREATEST(s.on_hand - s.reserved, 0)), 0) FROM stock s WHERE s.product_id = ${product})`;

/** SQL of its pieces that are ordered and wait; they are served first. */
export const waitingOf = (product: string) => `(SELECT COALESCE(SUM(b.pieces), 0) FROM back_orders b WHERE b.product_id = ${product} AND b.pieces > 0)`;

/** SQL of its pieces that can still be sold: what is free, less what waits. */
export const availableOf = (product: string) => `GREATEST(${freeOf(product)} - ${waitingOf(product)}, 0)`;
