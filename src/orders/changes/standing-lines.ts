import type { EntityManager } from 'typeorm';
import type { Reader } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import { OrderError } from '../order-error.js';
import type { ChangeStatus, Side } from './change-states.js';
import type { ChangedLine, StandingLine } from './changed-lines.js';

/** An order's lines; read for its page, or under the order's lock. */
export async function standingLines(reader: Reader, orderId: string): Promise<StandingLine[]> {
  return (await reader.query(`
    SELECT id, line_no AS lineNo, product_id AS productId, sku, name_zh AS nameZh, name_en AS nameEn, unit, quantity, shipped, cancelled, promised_on AS promisedOn,
      unit_price AS unitPrice, discount, tax_rate AS taxRate, amount, tax, price_trace AS priceTrace
    FROM order_lines WHERE order_id = ? ORDER BY line_no`, [orderId])) as StandingLine[];
}

export type LockedChange = { id: string; side: Side; status: ChangeStatus; baseVersion: number; totalBefore: string; totalAfter: string; lines: ChangedLine[] };

/** A change of a locked order that still waits for its answer. Throws NotFound, `change_over`. */
export async function lockChange(tx: EntityManager, orderId: string, id: string): Promise<LockedChange> {
  const [change] = await tx.query<(Omit<LockedChange, 'lines'> & { changedLines: string })[]>(`
    SELECT id, side, status, base_version AS baseVersion, total_before AS totalBefore, total_after AS totalAfter, changed_lines AS changedLines
    FROM order_changes WHERE id = ? AND order_id = ? FOR UPDATE`, [id, orderId]);
  if (!change) throw new NotFound();
  if (change.status !== 'proposed') throw new OrderError('change_over', {}, undefined, 409);
  const { changedLines, ...rest } = change;
  return { ...rest, lines: JSON.parse(changedLines) as ChangedLine[] };
}
