import type { Reader } from '../../platform/database/database.js';
import type { HoldCode } from './credit-hold.entity.js';

/** Who the nightly review looks at: who owes something overdue, and who is held by the rule. */
export async function partnersToReview(reader: Reader, today: string): Promise<string[]> {
  const rows = (await reader.query(`
    SELECT a.partner_id AS partnerId FROM credit_accounts a
      LEFT JOIN (SELECT DISTINCT partner_id FROM receivables WHERE open_amount > 0 AND due_on < ?) v ON v.partner_id = a.partner_id
    WHERE a.hold_rule <> '' OR (v.partner_id IS NOT NULL AND a.on_hold = 0) ORDER BY a.partner_id`, [today])) as { partnerId: string }[];
  return rows.map(({ partnerId }) => partnerId);
}

export type HoldRow = { id: string; isHold: number; code: HoldCode; note: string; overdueDays: number; overdueAmount: string; toPay: string; by: string; at: Date };

const holdsShown = 20;

/** Holds of a partner's account and their ends, the latest first. */
export async function holdsOf(reader: Reader, partnerId: string): Promise<HoldRow[]> {
  return (await reader.query(`
    SELECT id, is_hold AS isHold, code, note, overdue_days AS overdueDays, overdue_amount AS overdueAmount, to_pay AS toPay, changed_by_name AS \`by\`, changed_at AS at
    FROM credit_holds WHERE partner_id = ? ORDER BY id DESC LIMIT ${holdsShown}`, [partnerId])) as HoldRow[];
}
