import type { DeskOrderRow } from '../../orders/desk/order-list.queries.js';
import { type Stage, stages } from '../../orders/desk/order-stages.js';
import type { Database } from '../../platform/database/database.js';

export const toDoStages = ['submitted', 'held', 'to_ship', 'part_shipped'] as const satisfies readonly Stage[];
export type ToDoStage = (typeof toDoStages)[number];

const shown = 7;

/** The newest orders that wait for the supplier, with their dealer and its credit. */
export async function ordersToHandle(database: Database, stage?: ToDoStage): Promise<DeskOrderRow[]> {
  const wanted = stage ? [stage] : toDoStages;
  const newest = wanted.map((one) => `(SELECT o.id FROM orders o WHERE ${stages[one].where} ORDER BY o.id DESC LIMIT ${shown})`);
  return database.query<DeskOrderRow>(`
    SELECT o.id, o.number, o.po_number AS poNumber, o.placed_at AS placedAt, o.ordered_on AS orderedOn, o.currency, o.total,
      o.status, o.fulfilment, o.payment, o.hold_reason AS holdReason, o.status_since AS statusSince, o.has_discrepancy AS hasDiscrepancy,
      p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn, t.name_zh AS tierZh, t.name_en AS tierEn, r.name_zh AS territoryZh, r.name_en AS territoryEn,
      a.id AS accountId, a.credit_limit AS creditLimit, a.temporary_limit AS temporaryLimit, a.temporary_until AS temporaryUntil,
      a.open_orders AS openOrders, a.open_invoices AS openInvoices, a.unapplied
    FROM (${newest.join(' UNION ALL ')}) newest JOIN orders o ON o.id = newest.id JOIN partners p ON p.id = o.partner_id
      LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN territories r ON r.id = p.territory_id LEFT JOIN credit_accounts a ON a.partner_id = o.partner_id
    ORDER BY o.id DESC LIMIT ${shown}`);
}
