import type { EntityManager } from 'typeorm';
import { affected, type Reader } from '../platform/database/database.js';
import { CreditError } from './credit-error.js';
import type { Overdue } from './overdue-rule.js';
import { Receivable } from './receivable.entity.js';

export type OpenReceivable = { id: string; document: string; issuedOn: string; dueOn: string; amount: string; openAmount: string };

type NewReceivable = { partnerId: string; document: string; issuedOn: string; dueOn: string; amount: string };

/** What a partner owes for one invoice from now on. Returns its id. */
export async function openReceivable(tx: EntityManager, receivable: NewReceivable): Promise<string> {
  const { identifiers } = await tx.insert(Receivable, { ...receivable, openAmount: receivable.amount });
  return String(identifiers[0]?.id);
}

/** Lowers what is open by a matched amount; a negative amount opens it again. Throws `over_settled`. */
export async function settleReceivable(tx: EntityManager, id: string, amount: string): Promise<void> {
  const rows = await affected(tx,
    'UPDATE receivables SET open_amount = open_amount - ? WHERE id = ? AND open_amount >= ? AND open_amount - ? <= amount', [amount, id, amount, amount]);
  if (rows !== 1) throw new CreditError('over_settled');
}

/** What a partner still owes, oldest due date first. */
export function openReceivables(reader: Reader, partnerId: string): Promise<OpenReceivable[]> {
  return reader.query(`
    SELECT id, document, issued_on AS issuedOn, due_on AS dueOn, amount, open_amount AS openAmount
    FROM receivables WHERE partner_id = ? AND open_amount > 0 ORDER BY due_on, id`, [partnerId]) as Promise<OpenReceivable[]>;
}

/** What is past its due date: the oldest due day and the sum. */
export async function overdueOf(reader: Reader, partnerId: string, today: string): Promise<Overdue> {
  const [row] = (await reader.query(
    'SELECT MIN(due_on) AS since, COALESCE(SUM(open_amount), 0) AS amount FROM receivables WHERE partner_id = ? AND open_amount > 0 AND due_on < ?',
    [partnerId, today])) as Overdue[];
  return row ?? { since: null, amount: '0.00' };
}
