import type { Reader } from '../../platform/database/database.js';
import type { EInvoiceStatus } from './e-invoice.entity.js';

/** What an invoice's page says of its e-invoice. */
export type EInvoiceRow = {
  status: EInvoiceStatus; number: string | null; issuedOn: string | null; failure: string; notedBy: string; changedAt: Date; fileId: string | null; fileName: string | null; bytes: number | null; partnerId: string;
};

/** The e-invoice of an invoice: of anyone's, or only of a partner's own. */
export async function eInvoiceOf(reader: Reader, invoice: string, partnerId?: string): Promise<EInvoiceRow | undefined> {
  const [row] = (await reader.query(`
    SELECT e.status, e.number, e.issued_on AS issuedOn, e.failure, e.noted_by_name AS notedBy, e.changed_at AS changedAt, e.file_id AS fileId, f.name AS fileName, f.bytes, i.partner_id AS partnerId
    FROM e_invoices e JOIN invoices i ON i.id = e.invoice_id LEFT JOIN stored_files f ON f.id = e.file_id
    WHERE i.number = ?${partnerId === undefined ? '' : ' AND i.partner_id = ?'}`, [invoice, partnerId].filter((value) => value !== undefined))) as EInvoiceRow[];
  return row;
}
