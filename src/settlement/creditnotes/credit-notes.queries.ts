import type { Reader } from '../../platform/database/database.js';
import { type KeysetPage, keysetTurn, turnedPage } from '../../platform/http/keyset.js';
import { allOf, type Condition, containing } from '../../platform/http/list-filter.js';
import type { CreditNotesFilter } from './credit-notes.dto.js';

/** A credit note with whose it is, of which invoice, and the disputed line it corrects. */
export type CreditNoteRow = {
  id: string; number: string; issuedOn: string; currency: string; reason: string; subtotal: string; tax: string; total: string; unapplied: string; by: string; partnerId: string;
  invoice: string; orderNumber: string; period: string | null; disputeId: string | null; disputed: string | null;
  partnerCode: string; nameZh: string; nameEn: string; taxNumber: string; billingAddress: string; bank: string; bankAccount: string;
};

export type CreditNoteLineRow = { sku: string | null; nameZh: string | null; nameEn: string | null; unit: string | null; unitPrice: string | null; quantity: number; taxRate: string; amount: string; tax: string };

const pageSize = 20;

const note = `
  SELECT c.id, c.number, c.issued_on AS issuedOn, c.currency, c.reason, c.subtotal, c.tax, c.total, c.unapplied, c.issued_by_name AS \`by\`, c.partner_id AS partnerId, i.number AS invoice, o.number AS orderNumber,
    s.period, c.dispute_id AS disputeId, l.document AS disputed, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn, p.tax_number AS taxNumber, p.billing_address AS billingAddress, p.bank, p.bank_account AS bankAccount
  FROM credit_notes c JOIN invoices i ON i.id = c.invoice_id JOIN orders o ON o.id = i.order_id JOIN partners p ON p.id = c.partner_id
    LEFT JOIN statement_disputes d ON d.id = c.dispute_id LEFT JOIN statements s ON s.id = d.statement_id LEFT JOIN statement_lines l ON l.id = d.line_id`;

/** A credit note: of anyone, or only of a partner's own. */
export async function creditNote(reader: Reader, number: string, partnerId?: string): Promise<CreditNoteRow | undefined> {
  const { sql, values } = allOf([['c.number = ?', number], partnerId === undefined ? undefined : ['c.partner_id = ?', partnerId]]);
  return ((await reader.query(`${note} WHERE ${sql}`, values)) as CreditNoteRow[])[0];
}

/** Credit notes, the latest first: everyone's, or a partner's own. */
export async function creditNotes(reader: Reader, filter: CreditNotesFilter, partnerId?: string): Promise<KeysetPage<CreditNoteRow> & { previous?: string }> {
  const turn = keysetTurn('c.id', filter);
  const { sql, values } = allOf([
    partnerId === undefined ? undefined : ['c.partner_id = ?', partnerId], filter.view === 'unapplied' ? ['c.unapplied > 0'] : undefined, searched(filter.q), [turn.where, turn.value],
  ]);
  return turnedPage((await reader.query(`${note} WHERE ${sql} ORDER BY ${turn.order} LIMIT ${pageSize + 1}`, values)) as CreditNoteRow[], filter, pageSize);
}

/** The credit notes of an invoice, or those that answer a dispute, oldest first. */
export async function creditNotesOf(reader: Reader, of: { invoice: string } | { dispute: string }): Promise<CreditNoteRow[]> {
  const [condition, value]: Condition = 'invoice' in of ? ['i.number = ?', of.invoice] : ['c.dispute_id = ?', of.dispute];
  return (await reader.query(`${note} WHERE ${condition} ORDER BY c.id`, [value])) as CreditNoteRow[];
}

/** What the credit notes among a statement's documents correct, by their number. */
export async function correctionsOf(reader: Reader, numbers: string[]): Promise<Map<string, { invoice: string; period: string | null; disputed: string | null }>> {
  if (numbers.length === 0) return new Map();
  const rows = (await reader.query(`${note} WHERE c.number IN (?)`, [numbers])) as CreditNoteRow[];
  return new Map(rows.map(({ number, invoice, period, disputed }) => [number, { invoice, period, disputed }]));
}

export async function linesOfCreditNote(reader: Reader, id: string): Promise<CreditNoteLineRow[]> {
  return (await reader.query(`
    SELECT o.sku, o.name_zh AS nameZh, o.name_en AS nameEn, o.unit, o.unit_price AS unitPrice, l.quantity, l.tax_rate AS taxRate, l.amount, l.tax
    FROM credit_note_lines l LEFT JOIN invoice_lines i ON i.id = l.invoice_line_id LEFT JOIN order_lines o ON o.id = i.order_line_id WHERE l.credit_note_id = ? ORDER BY l.id`, [id])) as CreditNoteLineRow[];
}

function searched(q: string | undefined): Condition | undefined {
  if (!q) return undefined;
  const like = containing(q);
  return ['(c.number LIKE ? OR i.number LIKE ? OR p.code = ? OR p.name_zh LIKE ? OR p.name_en LIKE ?)', like, like, q.trim(), like, like];
}
