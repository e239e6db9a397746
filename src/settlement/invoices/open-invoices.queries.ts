import type { Reader } from '../../platform/database/database.js';

/** An invoice with what is still open of it. */
export type OpenInvoice = { id: string; number: string; orderId: string; receivableId: string; issuedOn: string; dueOn: string; total: string; openAmount: string };

const invoices = `
  SELECT i.id, i.number, i.order_id AS orderId, i.receivable_id AS receivableId, i.issued_on AS issuedOn, i.due_on AS dueOn, i.total, r.open_amount AS openAmount
  FROM receivables r JOIN invoices i ON i.receivable_id = r.id`;

/** What a partner still owes in a currency, oldest due day first. */
export async function openInvoicesOf(reader: Reader, partnerId: string, currency: string): Promise<OpenInvoice[]> {
  return (await reader.query(
    `${invoices} WHERE r.partner_id = ? AND r.open_amount > 0 AND i.currency = ? ORDER BY r.due_on, r.id`, [partnerId, currency])) as OpenInvoice[];
}

/** A partner's invoices of these numbers, settled ones too, in no order. */
export async function invoicesByNumber(reader: Reader, partnerId: string, currency: string, numbers: string[]): Promise<OpenInvoice[]> {
  if (numbers.length === 0) return [];
  return (await reader.query(
    `${invoices} WHERE i.number IN (?) AND i.partner_id = ? AND i.currency = ?`, [numbers, partnerId, currency])) as OpenInvoice[];
}
