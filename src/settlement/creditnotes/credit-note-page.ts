import type { Reader } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { runsOf } from '../payments/payment-page.queries.js';
import { refundsOf } from '../refunds/refunds.queries.js';
import { creditNote, linesOfCreditNote } from './credit-notes.queries.js';
import { type CreditNoteView, creditNoteView } from './credit-note-views.js';

/** Everything a credit note's page and its PDF show; with a partner only its own. Throws NotFound. */
export async function creditNotePage(reader: Reader, number: string, language: Language, partnerId?: string): Promise<CreditNoteView> {
  const row = await creditNote(reader, number, partnerId);
  if (!row) throw new NotFound();
  const [lines, lowered, refunds] = await Promise.all([linesOfCreditNote(reader, row.id), runsOf(reader, 'credit_note_id', row.id), refundsOf(reader, 'credit_note_id', row.id)]);
  return creditNoteView(row, { lines, lowered, refunds }, language);
}
