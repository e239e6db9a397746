import { daysBetween } from '../../platform/clock/days.js';
import type { Reader } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { invoicesOfLetter, type LetterInvoice, type LetterRow } from './letters.queries.js';

/** A letter in the reader's language; the other stays with it. */
export function letterView(row: LetterRow, language: Language) {
  const [subject, body] = language === 'en' ? [row.subjectEn, row.bodyEn] : [row.subjectZh, row.bodyZh];
  return { ...row, partner: nameIn(language, row), subject, body };
}

export type Letter = ReturnType<typeof letterView> & { invoices: (LetterInvoice & { late: number })[] };

/** A letter with its invoices as they stood that day. Throws NotFound for one that is not there. */
export async function letterPage(reader: Reader, row: LetterRow | undefined, language: Language): Promise<{ letter: Letter }> {
  if (!row) throw new NotFound();
  const invoices = await invoicesOfLetter(reader, row.id);
  return { letter: { ...letterView(row, language), invoices: invoices.map((invoice) => ({ ...invoice, late: daysBetween(invoice.dueOn, row.sentOn) })) } };
}
