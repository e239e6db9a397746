import type { Reader } from '../../platform/database/database.js';

export type InvoiceHead = {
  id: string; number: string; orderNumber: string; poNumber: string; shipmentNumber: string; issuedOn: string; dueOn: string; currency: string;
  subtotal: string; tax: string; total: string; openAmount: string; shipTo: string;
  partnerCode: string; nameZh: string; nameEn: string; taxNumber: string; billingAddress: string; bank: string; bankAccount: string; partnerId: string; eInvoiceNumber: string;
};

export type InvoiceLineRow = {
  sku: string; nameZh: string; nameEn: string; unit: string; quantity: number; unitPrice: string; discount: string; taxRate: string; amount: string; tax: string;
};

/** What an invoice was lowered by, cash, a credit note (`credit`) or a fund of its partner: negative when a match was taken back; a fund's with `reference` when that credit note gave it back. */
export type AllocationRow = { payment: string | null; credit: string | null; fund: string | null; receivedOn: string | null; reference: string | null; allocatedOn: string; amount: string; by: string };

const head = `
  SELECT i.id, i.number, o.number AS orderNumber, o.po_number AS poNumber, s.number AS shipmentNumber, i.issued_on AS issuedOn, i.due_on AS dueOn, i.currency,
    i.subtotal, i.tax, i.total, r.open_amount AS openAmount, o.ship_to AS shipTo, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn, p.tax_number AS taxNumber,
    p.billing_address AS billingAddress, p.bank, p.bank_account AS bankAccount, i.partner_id AS partnerId, COALESCE(e.number, '') AS eInvoiceNumber
  FROM invoices i JOIN receivables r ON r.id = i.receivable_id JOIN orders o ON o.id = i.order_id JOIN shipments s ON s.id = i.shipment_id
    JOIN partners p ON p.id = i.partner_id LEFT JOIN e_invoices e ON e.invoice_id = i.id`;

export async function ownInvoice(reader: Reader, partnerId: string, number: string): Promise<InvoiceHead | undefined> {
  return ((await reader.query(`${head} WHERE i.number = ? AND i.partner_id = ?`, [number, partnerId])) as InvoiceHead[])[0];
}

export async function anyInvoice(reader: Reader, number: string): Promise<InvoiceHead | undefined> {
  return ((await reader.query(`${head} WHERE i.number = ?`, [number])) as InvoiceHead[])[0];
}

export async function linesOfInvoice(reader: Reader, invoiceId: string): Promise<InvoiceLineRow[]> {
  return (await reader.query(`
    SELECT l.sku, l.name_zh AS nameZh, l.name_en AS nameEn, l.unit, i.quantity, l.unit_price AS unitPrice, l.discount, l.tax_rate AS taxRate, i.amount, i.tax
    FROM invoice_lines i JOIN order_lines l ON l.id = i.order_line_id WHERE i.invoice_id = ? ORDER BY l.line_no`, [invoiceId])) as InvoiceLineRow[];
}

export async function allocationsOfInvoice(reader: Reader, invoiceId: string): Promise<AllocationRow[]> {
  return (await reader.query(`
    SELECT p.number AS payment, c.number AS credit, a.fund, COALESCE(p.received_on, c.issued_on) AS receivedOn, COALESCE(p.reference, c.reason, n.document) AS reference, a.allocated_on AS allocatedOn, a.amount, a.created_by_name AS \`by\`
    FROM payment_allocations a LEFT JOIN payments p ON p.id = a.payment_id LEFT JOIN credit_notes c ON c.id = a.credit_note_id
      LEFT JOIN ledger_entries n ON n.id = a.entry_id AND n.kind = 'draw_back' AND n.document LIKE 'CN-%' WHERE a.invoice_id = ? ORDER BY a.id`, [invoiceId])) as AllocationRow[];
}
