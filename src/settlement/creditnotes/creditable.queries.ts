import type { EntityManager } from 'typeorm';
import type { Reader } from '../../platform/database/database.js';
import { takenOff } from '../invoices/taken-off.js';
import type { Creditable, CreditedRate } from './draft-credit-note.js';

export type CreditableLine = Creditable & { sku: string; nameZh: string; nameEn: string; unit: string; unitPrice: string };
export type CreditedInvoice = { id: string; number: string; partnerId: string; partnerCode: string; orderId: string; receivableId: string; currency: string; total: string; taken: string; openAmount: string; issuedOn: string };

const invoice = `
  SELECT i.id, i.number, i.partner_id AS partnerId, p.code AS partnerCode, i.order_id AS orderId, i.receivable_id AS receivableId, i.currency, i.total, ${takenOff} AS taken, r.open_amount AS openAmount, i.issued_on AS issuedOn
  FROM invoices i JOIN receivables r ON r.id = i.receivable_id JOIN partners p ON p.id = i.partner_id WHERE i.number = ?`;

export async function creditedInvoice(reader: Reader, number: string): Promise<CreditedInvoice | undefined> {
  return ((await reader.query(invoice, [number])) as CreditedInvoice[])[0];
}

/** The same within a transaction that credits it; the partner's account is locked before. */
export async function lockCredited(tx: EntityManager, number: string): Promise<CreditedInvoice | undefined> {
  return (await tx.query<CreditedInvoice[]>(`${invoice} FOR UPDATE`, [number]))[0];
}

/** The lines of an invoice with what was credited of each by quantity, and what was credited at each rate. */
export async function creditableOf(reader: Reader, invoiceId: string): Promise<{ lines: CreditableLine[]; credited: CreditedRate[] }> {
  const lines = (await reader.query(`
    SELECT l.id, o.sku, o.name_zh AS nameZh, o.name_en AS nameEn, o.unit, o.unit_price AS unitPrice, l.quantity, l.amount, l.tax, o.tax_rate AS taxRate,
      COALESCE(c.quantity, 0) AS creditedQuantity, COALESCE(c.amount, 0) + 0.00 AS creditedAmount, COALESCE(c.tax, 0) + 0.00 AS creditedTax
    FROM invoice_lines l JOIN order_lines o ON o.id = l.order_line_id
      LEFT JOIN (SELECT invoice_line_id, SUM(quantity) AS quantity, SUM(amount) AS amount, SUM(tax) AS tax FROM credit_note_lines GROUP BY invoice_line_id) c ON c.invoice_line_id = l.id
    WHERE l.invoice_id = ? ORDER BY o.line_no`, [invoiceId])) as CreditableLine[];
  const credited = (await reader.query(`
    SELECT l.tax_rate AS taxRate, SUM(l.amount) AS amount, SUM(l.tax) AS tax FROM credit_note_lines l JOIN credit_notes n ON n.id = l.credit_note_id WHERE n.invoice_id = ? GROUP BY l.tax_rate`,
  [invoiceId])) as CreditedRate[];
  return { lines: lines.map((line) => ({ ...line, creditedQuantity: Number(line.creditedQuantity) })), credited };
}
