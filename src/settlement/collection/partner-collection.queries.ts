import type { Reader } from '../../platform/database/database.js';
import type { Amount } from '../../platform/money/money.js';
import type { ContactChannel } from './collection-note.entity.js';

export type Debtor = { id: string; code: string; nameZh: string; nameEn: string; currency: string; phone: string; email: string; managerName: string | null; unapplied: Amount | null; onHold: number | null };

/** The partner whose money is collected, whether it owes anything or not. */
export async function debtorNamed(reader: Reader, code: string): Promise<Debtor | undefined> {
  return ((await reader.query(`
    SELECT p.id, p.code, p.name_zh AS nameZh, p.name_en AS nameEn, p.currency, p.phone, p.email, u.name AS managerName, a.unapplied, a.on_hold AS onHold
    FROM partners p LEFT JOIN users u ON u.id = p.manager_id LEFT JOIN credit_accounts a ON a.partner_id = p.id WHERE p.code = ?`, [code])) as Debtor[])[0];
}

export type OwedInvoice = { id: string; number: string; dueOn: string; openAmount: Amount; promisedOn: string | null; isDisputed: number; level: number | null };

/** A partner's open invoices with what is said about each: promised until, disputed, reminded up to a level. */
export async function owedInvoices(reader: Reader, partnerId: string): Promise<OwedInvoice[]> {
  return (await reader.query(`
    SELECT i.id, i.number, v.due_on AS dueOn, v.open_amount AS openAmount,
      (SELECT m.due_on FROM promise_invoices n JOIN promises m ON m.id = n.promise_id WHERE n.invoice_id = i.id AND n.is_open = 1) AS promisedOn,
      EXISTS (SELECT 1 FROM statement_disputes d JOIN statement_lines l ON l.id = d.line_id WHERE d.partner_id = i.partner_id AND d.status = 'open' AND l.kind = 'invoice' AND l.document = i.number) AS isDisputed,
      (SELECT MAX(g.level) FROM dunning_letter_invoices g WHERE g.invoice_id = i.id) AS level
    FROM receivables v JOIN invoices i ON i.receivable_id = v.id WHERE v.partner_id = ? AND v.open_amount > 0 ORDER BY v.due_on, v.id`, [partnerId])) as OwedInvoice[];
}

export type ContactRow = { id: string; channel: ContactChannel; note: string; nextOn: string | null; by: string; at: Date };

const contactsShown = 50;

/** What was said, the latest first. */
export async function contactsOf(reader: Reader, partnerId: string): Promise<ContactRow[]> {
  return (await reader.query(`
    SELECT id, channel, note, next_on AS nextOn, noted_by_name AS \`by\`, noted_at AS at FROM collection_notes WHERE partner_id = ? ORDER BY id DESC LIMIT ${contactsShown}`, [partnerId])) as ContactRow[];
}
