/**
 * SQL of the pieces of a product (its id in SQL) that can still be sold: free in the warehouses, less what waits and is served first.
 * What is free in one warehouse is another figure, and is called so.
 */
export const availableOf = (product: string) => `
  GREATEST((SELECT COALESCE(SUM(GREATEST(s.on_hand - s.reserved, 0)), 0) FROM stock s WHERE s.product_id = ${product})
    - (SELECT COALESCE(SUM(b.pieces), 0) FROM back_orders b WHERE b.product_id = ${product} AND b.pieces > 0), 0)`;
