import type { Reader } from '../../platform/database/database.js';
import type { ChangeStatus, Side } from './change-states.js';
import type { StandingLine } from './changed-lines.js';

export type ChangeRow = {
  id: string; status: ChangeStatus; side: Side; proposedByName: string; proposedAt: Date; reason: string; changedLines: string; totalBefore: string; totalAfter: string; answer: string | null;
};

/** What was asked to change of an order, the latest first. */
export async function changesOf(reader: Reader, orderId: string): Promise<ChangeRow[]> {
  return (await reader.query(`
    SELECT c.id, c.status, c.side, c.proposed_by_name AS proposedByName, c.proposed_at AS proposedAt, c.reason, c.changed_lines AS changedLines, c.total_before AS totalBefore, c.total_after AS totalAfter,
      (SELECT h.reason FROM state_changes h WHERE h.subject = 'order_change' AND h.subject_id = c.id AND h.to_state = c.status AND c.status <> 'proposed' ORDER BY h.id DESC LIMIT 1) AS answer
    FROM order_changes c WHERE c.order_id = ? ORDER BY c.id DESC LIMIT 20`, [orderId])) as ChangeRow[];
}

export type VersionRow = { version: number; orderLines: string; subtotal: string; tax: string; total: string; replacedByName: string; replacedAt: Date };
export type OldLine = Omit<StandingLine, 'priceTrace'>;

export async function versionOf(reader: Reader, orderId: string, version: string): Promise<VersionRow | undefined> {
  if (!/^\d{1,5}$/.test(version)) return undefined;
  const [row] = (await reader.query(`
    SELECT version, order_lines AS orderLines, subtotal, tax, total, replaced_by_name AS replacedByName, replaced_at AS replacedAt
    FROM order_versions WHERE order_id = ? AND version = ?`, [orderId, version])) as VersionRow[];
  return row;
}
