import type { Reader } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { creditNoteRowView } from '../creditnotes/credit-note-views.js';
import { creditNotesOf } from '../creditnotes/credit-notes.queries.js';
import { allocationsOfInvoice, type InvoiceHead, linesOfInvoice } from './invoice-page.queries.js';
import { writeOffsOf } from '../write-offs/write-offs.queries.js';
import { invoiceView } from './invoice-views.js';

export type InvoiceView = ReturnType<typeof invoiceView> & { credits: ReturnType<typeof creditNoteRowView>[] };

/** Everything an invoice's page and its PDF show. Throws NotFound for one that is not there. */
export async function invoicePage(reader: Reader, head: InvoiceHead | undefined, look: { language: Language; today: string }): Promise<InvoiceView> {
  if (!head) throw new NotFound();
  const [lines, allocations, writeOffs, credits] = await Promise.all([
    linesOfInvoice(reader, head.id), allocationsOfInvoice(reader, head.id), writeOffsOf(reader, head.id), creditNotesOf(reader, { invoice: head.number }),
  ]);
  return { ...invoiceView(head, { lines, allocations, writeOffs }, look), credits: credits.map((row) => creditNoteRowView(row, look.language)) };
}
