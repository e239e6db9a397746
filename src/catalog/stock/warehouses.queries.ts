import type { Reader } from '../../platform/database/database.js';

export type WarehouseRow = { code: string; nameZh: string; nameEn: string; position: number; products: number; onHand: number; reserved: number };

const warehouse = 'SELECT w.code, w.name_zh AS nameZh, w.name_en AS nameEn, w.position FROM warehouses w';

/** Every warehouse in its turn, without what lies there. */
export async function warehouseNames(reader: Reader): Promise<Pick<WarehouseRow, 'code' | 'nameZh' | 'nameEn' | 'position'>[]> {
  return (await reader.query(`${warehouse} ORDER BY w.position, w.id`)) as WarehouseRow[];
}

/** Every warehouse in its turn, with how many products and pieces lie there. */
export async function warehouseRows(reader: Reader): Promise<WarehouseRow[]> {
  const rows = (await reader.query(`
    SELECT w.code, w.name_zh AS nameZh, w.name_en AS nameEn, w.position, COALESCE(s.products, 0) AS products, COALESCE(s.onHand, 0) AS onHand, COALESCE(s.reserved, 0) AS reserved
    FROM warehouses w LEFT JOIN (
      SELECT warehouse_id, SUM(on_hand > 0) AS products, SUM(on_hand) AS onHand, SUM(reserved) AS reserved FROM stock GROUP BY warehouse_id
    ) s ON s.warehouse_id = w.id ORDER BY w.position, w.id`)) as WarehouseRow[];
  return rows.map((row) => ({ ...row, products: Number(row.products), onHand: Number(row.onHand), reserved: Number(row.reserved) }));
}

export async function warehouseByCode(reader: Reader, code: string): Promise<Pick<WarehouseRow, 'code' | 'nameZh' | 'nameEn' | 'position'> | undefined> {
  const [row] = (await reader.query(`${warehouse} WHERE w.code = ?`, [code])) as WarehouseRow[];
  return row;
}
