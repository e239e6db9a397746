import type { Reader } from '../../platform/database/database.js';

export type PlanRow = { number: string; carrier: string; trackingNumbers: string; plannedByName: string; plannedAt: Date; sku: string; nameZh: string; nameEn: string; unit: string; quantity: number; batches: string };

/** What is ready to leave of an order, a row a line. */
export async function plansOf(reader: Reader, orderId: string): Promise<PlanRow[]> {
  return (await reader.query(`
    SELECT p.number, p.carrier, p.tracking_numbers AS trackingNumbers, p.planned_by_name AS plannedByName, p.planned_at AS plannedAt,
      l.sku, l.name_zh AS nameZh, l.name_en AS nameEn, l.unit, x.quantity, x.batches
    FROM shipment_plans p JOIN shipment_plan_lines x ON x.plan_id = p.id JOIN order_lines l ON l.id = x.order_line_id
    WHERE p.order_id = ? AND p.status = 'planned' ORDER BY p.id, l.line_no`, [orderId])) as PlanRow[];
}
