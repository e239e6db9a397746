import type { Reader } from '../../platform/database/database.js';

export type OrderLineRow = {
  orderId: string; lineNo: number; sku: string; nameZh: string; nameEn: string; unit: string; quantity: number; unitPrice: string; discount: string; taxRate: string;
  amount: string; tax: string; shipped: number; cancelled: number; received: number;
};

/** A page of orders as one of their lines, each with its order's own columns. */
export async function withLines<Row extends { id: string }>(reader: Reader, { rows, next }: { rows: Row[]; next?: string }): Promise<{ rows: (Row & { line: OrderLineRow })[]; next?: string }> {
  if (rows.length === 0) return { rows: [], next };
  const lines = (await reader.query(`
    SELECT order_id AS orderId, line_no AS lineNo, sku, name_zh AS nameZh, name_en AS nameEn, unit, quantity, unit_price AS unitPrice, discount, tax_rate AS taxRate,
      amount, tax, shipped, cancelled, received
    FROM order_lines WHERE order_id IN (?) ORDER BY order_id, line_no`, [rows.map(({ id }) => id)])) as OrderLineRow[];
  const of = Map.groupBy(lines, ({ orderId }) => orderId);
  return { rows: rows.flatMap((row) => (of.get(row.id) ?? []).map((line) => ({ ...row, line }))), next };
}
