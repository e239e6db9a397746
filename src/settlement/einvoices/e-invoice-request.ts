import type { Company } from '../../platform/company/company.entity.js';
import type { Reader } from '../../platform/database/database.js';
import { taxByRate } from '../documents/tax-by-rate.js';
import { anyInvoice, linesOfInvoice } from '../invoices/invoice-page.queries.js';
import type { EInvoiceRequest } from './e-invoice-provider.js';

/** What is told to a provider of an invoice, in Chinese as the tax office keeps it. */
export async function eInvoiceRequest(reader: Reader, invoiceId: string, company: Company): Promise<EInvoiceRequest | undefined> {
  const [row] = (await reader.query('SELECT i.number, p.email FROM invoices i JOIN partners p ON p.id = i.partner_id WHERE i.id = ?', [invoiceId])) as { number: string; email: string }[];
  const head = row && await anyInvoice(reader, row.number);
  if (!head) return undefined;
  const lines = await linesOfInvoice(reader, invoiceId);
  const { number: invoice, issuedOn, currency, subtotal, tax, total } = head;
  return {
    invoice, issuedOn, currency, subtotal, tax, total, rates: taxByRate(lines),
    seller: { name: company.nameZh, taxNumber: company.taxNumber, address: company.address, bank: company.bank, bankAccount: company.bankAccount },
    buyer: { name: head.nameZh, taxNumber: head.taxNumber, address: head.billingAddress, bank: head.bank, bankAccount: head.bankAccount, email: row.email },
    lines: lines.map(({ sku, nameZh, unit, quantity, unitPrice, taxRate, amount, tax: lineTax }) => ({ sku, name: nameZh, unit, quantity, unitPrice, taxRate, amount, tax: lineTax })),
  };
}
