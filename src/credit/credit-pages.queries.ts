import type { Reader } from '../platform/database/database.js';
import type { AccountRow } from './accounts.js';
import { type Cursor, type KeysetPage, keysetTurn, turnedPage } from '../platform/http/keyset.js';

export const accountViews = ['hold', 'overdue', 'over'] as const;
export type AccountView = (typeof accountViews)[number];

export type CreditRow = {
  id: string; code: string; nameZh: string; nameEn: string; currency: string; termsDays: number;
  tierZh: string | null; tierEn: string | null; territoryZh: string | null; territoryEn: string | null;
  accountId: string | null; creditLimit: string | null; limitFrom: AccountRow['limitFrom']; parentZh: string | null; parentEn: string | null; temporaryLimit: string; temporaryUntil: string | null;
  openOrders: string; openInvoices: string; unapplied: string; onHold: number; holdReason: string; holdRule: AccountRow['holdRule']; overdueDaysAllowed: number; overdueAmountAllowed: string | null;
  overdue: string;
};

export type DecisionHistoryRow = { id: string; orderNumber: string; outcome: string; reason: string; figures: string; decidedAt: Date };

type Filter = Cursor & { view?: AccountView; q?: string };

const pageSize = 20;
const decisionsShown = 50;

const isOverdue = 'EXISTS (SELECT 1 FROM receivables v WHERE v.partner_id = p.id AND v.open_amount > 0 AND v.due_on < ?)';
const isOver = `a.credit_limit IS NOT NULL
  AND a.open_orders + a.open_invoices - a.unapplied > a.credit_limit + IF(a.temporary_until >= ?, a.temporary_limit, 0)`;

// a dealer that may order belongs here even without an account: it cannot order on credit until it has one
const accounts = `
  SELECT p.id, p.code, p.name_zh AS nameZh, p.name_en AS nameEn, p.currency, p.terms_days AS termsDays,
    t.name_zh AS tierZh, t.name_en AS tierEn, r.name_zh AS territoryZh, r.name_en AS territoryEn,
    a.id AS accountId, a.credit_limit AS creditLimit, a.limit_from AS limitFrom, b.name_zh AS parentZh, b.name_en AS parentEn, a.temporary_limit AS temporaryLimit, a.temporary_until AS temporaryUntil,
    a.open_orders AS openOrders, a.open_invoices AS openInvoices, a.unapplied, a.on_hold AS onHold, a.hold_reason AS holdReason, a.hold_rule AS holdRule,
    a.overdue_days_allowed AS overdueDaysAllowed, a.overdue_amount_allowed AS overdueAmountAllowed,
    (SELECT COALESCE(SUM(v.open_amount), 0) FROM receivables v WHERE v.partner_id = p.id AND v.open_amount > 0 AND v.due_on < ?) AS overdue
  FROM partners p LEFT JOIN credit_accounts a ON a.partner_id = p.id LEFT JOIN tiers t ON t.id = p.tier_id LEFT JOIN partners b ON b.id = p.parent_id LEFT JOIN territories r ON r.id = p.territory_id`;

/** Credit accounts and dealers still without one, latest partner first; overdue as of `today`. */
export async function creditAccounts(reader: Reader, { view, q, ...cursor }: Filter, today: string): Promise<KeysetPage<CreditRow> & { previous?: string }> {
  const turn = keysetTurn('p.id', cursor);
  const inView = { hold: 'a.on_hold = 1', overdue: isOverdue, over: isOver };
  const like = `%${(q ?? '').trim().replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await reader.query(`${accounts}
    WHERE (a.id IS NOT NULL OR p.ordering_open = 1) AND ${turn.where} ${q ? 'AND (p.code LIKE ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)' : ''} ${view ? `AND ${inView[view]}` : ''}
    ORDER BY ${turn.order} LIMIT ${pageSize + 1}`,
  [today, turn.value, ...(q ? [like, like, like] : []), ...(view && view !== 'hold' ? [today] : [])]);
  return turnedPage(rows as CreditRow[], cursor, pageSize);
}

export async function accountViewCounts(reader: Reader, today: string): Promise<Record<AccountView, number>> {
  const [row] = (await reader.query(`
    SELECT SUM(a.on_hold) AS hold, SUM(${isOver}) AS beyond, (SELECT COUNT(DISTINCT partner_id) FROM receivables WHERE open_amount > 0 AND due_on < ?) AS overdue FROM credit_accounts a`, [today, today])) as Record<'hold' | 'overdue' | 'beyond', string>[];
  return { hold: Number(row?.hold ?? 0), overdue: Number(row?.overdue ?? 0), over: Number(row?.beyond ?? 0) };
}

export async function creditAccount(reader: Reader, code: string, today: string): Promise<CreditRow | undefined> {
  const [row] = (await reader.query(`${accounts} WHERE p.code = ?`, [today, code])) as CreditRow[];
  return row;
}

/** A partner's own account. */
export async function ownCredit(reader: Reader, partnerId: string, today: string): Promise<CreditRow | undefined> {
  const [row] = (await reader.query(`${accounts} WHERE p.id = ?`, [today, partnerId])) as CreditRow[];
  return row;
}

/** What was decided on a partner's orders, latest first. */
export function decisionsOf(reader: Reader, partnerId: string): Promise<DecisionHistoryRow[]> {
  return reader.query(`
    SELECT id, order_number AS orderNumber, outcome, reason, figures, decided_at AS decidedAt
    FROM credit_decisions WHERE partner_id = ? ORDER BY id DESC LIMIT ${decisionsShown}`, [partnerId]) as Promise<DecisionHistoryRow[]>;
}
