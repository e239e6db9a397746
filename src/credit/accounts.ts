import type { EntityManager } from 'typeorm';
import { affected, type Reader } from '../platform/database/database.js';
import type { LimitSource } from './limits/resolve-limit.js';
import { CreditError } from './credit-error.js';

/** A partner's credit account. `holdRule` names the rule that holds it, empty when a person does or nobody. Exposure = open orders + open invoices − unapplied payments; amounts in the partner's currency. */
export type AccountRow = {
  id: string; partnerId: string; currency: string; creditLimit: string | null; limitFrom: LimitSource; temporaryLimit: string; temporaryUntil: string | null;
  openOrders: string; openInvoices: string; unapplied: string; onHold: boolean; holdReason: string; holdRule: '' | 'overdue_days' | 'overdue_amount'; overdueDaysAllowed: number; overdueAmountAllowed: string | null;
};

const account = `
  SELECT id, partner_id AS partnerId, currency, credit_limit AS creditLimit, limit_from AS limitFrom, temporary_limit AS temporaryLimit, temporary_until AS temporaryUntil,
    open_orders AS openOrders, open_invoices AS openInvoices, unapplied, on_hold AS onHold, hold_reason AS holdReason, hold_rule AS holdRule,
    overdue_days_allowed AS overdueDaysAllowed, overdue_amount_allowed AS overdueAmountAllowed
  FROM credit_accounts WHERE partner_id = ?`;

export async function accountOf(reader: Reader, partnerId: string): Promise<AccountRow | undefined> {
  return first(await reader.query(account, [partnerId]));
}

/** The first lock of every transaction that decides on credit, stock or money of a partner. */
export async function lockAccount(tx: EntityManager, partnerId: string): Promise<AccountRow | undefined> {
  return first(await tx.query(`${account} FOR UPDATE`, [partnerId]));
}

/** Makes the account of a partner who has none: limit 0, until the credit queue finds its parent's or tier's, or finance says otherwise. */
export async function ensureAccount(tx: EntityManager, partnerId: string, currency: string): Promise<void> {
  await tx.query("INSERT IGNORE INTO credit_accounts (partner_id, currency, credit_limit, limit_from) VALUES (?, ?, 0, 'none')", [partnerId, currency]);
}

/** Takes an order's amount within the limit of `today`; false when it does not fit; one that funds pay in full asks for no credit. */
export async function commitWithinLimit(tx: EntityManager, partnerId: string, amount: string, today: string): Promise<boolean> {
  const rows = await affected(tx, `
    UPDATE credit_accounts SET open_orders = open_orders + ?
    WHERE partner_id = ? AND (credit_limit IS NULL OR ? = 0
      OR open_orders + open_invoices - unapplied + ? <= credit_limit + IF(temporary_until >= ?, temporary_limit, 0))`,
  [amount, partnerId, amount, amount, today]);
  return rows === 1;
}

/** Takes an order's amount that finance released beyond the limit. */
export async function commitReleased(tx: EntityManager, partnerId: string, amount: string): Promise<void> {
  await move(tx, 'open_orders = open_orders + ?', 'TRUE', partnerId, [amount]);
}

/** Gives back what a cancelled order had taken. */
export async function giveBack(tx: EntityManager, partnerId: string, amount: string): Promise<void> {
  await move(tx, 'open_orders = open_orders - ?', 'open_orders >= ?', partnerId, [amount]);
}

/** Shipping turns committed order value into open invoices. */
export async function moveCommittedToInvoiced(tx: EntityManager, partnerId: string, { committed, invoiced }: { committed: string; invoiced: string }): Promise<void> {
  const rows = await affected(tx,
    'UPDATE credit_accounts SET open_orders = open_orders - ?, open_invoices = open_invoices + ? WHERE partner_id = ? AND open_orders >= ?',
    [committed, invoiced, partnerId, committed]);
  if (rows !== 1) throw new CreditError('account_moved');
}

/** Money received and not matched yet. */
export async function takePayment(tx: EntityManager, partnerId: string, amount: string): Promise<void> {
  await move(tx, 'unapplied = unapplied + ?', 'TRUE', partnerId, [amount]);
}

/** Takes money that goes back to its payer out of what is unapplied; false when it is not there, or when what is ordered and owed needs it within the limit of `today`. */
export async function setAsideCash(tx: EntityManager, partnerId: string, amount: string, today: string): Promise<boolean> {
  const rows = await affected(tx, `
    UPDATE credit_accounts SET unapplied = unapplied - ?
    WHERE partner_id = ? AND unapplied >= ? AND (credit_limit IS NULL
      OR open_orders + open_invoices - (unapplied - ?) <= credit_limit + IF(temporary_until >= ?, temporary_limit, 0))`,
  [amount, partnerId, amount, amount, today]);
  return rows === 1;
}

/** Matches unapplied money to open invoices; a negative amount takes a match back. */
export async function applyPayment(tx: EntityManager, partnerId: string, amount: string): Promise<void> {
  const rows = await affected(tx, `
    UPDATE credit_accounts SET unapplied = unapplied - ?, open_invoices = open_invoices - ?
    WHERE partner_id = ? AND unapplied >= ? AND open_invoices >= ?`, [amount, amount, partnerId, amount, amount]);
  if (rows !== 1) throw new CreditError('account_moved');
}

/** Open invoices that funds pay or nobody will; a negative amount makes them owed again. */
export async function lowerInvoices(tx: EntityManager, partnerId: string, amount: string): Promise<void> {
  await move(tx, 'open_invoices = open_invoices - ?', 'open_invoices >= ?', partnerId, [amount]);
}

async function move(tx: EntityManager, change: string, guard: string, partnerId: string, amounts: string[]): Promise<void> {
  const guards = guard === 'TRUE' ? [] : amounts;
  const rows = await affected(tx, `UPDATE credit_accounts SET ${change} WHERE partner_id = ? AND ${guard}`, [...amounts, partnerId, ...guards]);
  if (rows !== 1) throw new CreditError('account_moved');
}

function first(rows: unknown): AccountRow | undefined {
  const [row] = rows as AccountRow[];
  return row && { ...row, onHold: Boolean(row.onHold) };
}
