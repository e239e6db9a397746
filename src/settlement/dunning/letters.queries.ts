import type { Reader } from '../../platform/database/database.js';
import type { Amount } from '../../platform/money/money.js';

export type LetterRow = {
  id: string; number: string; partnerId: string; partnerCode: string; nameZh: string; nameEn: string; level: number; amount: Amount; currency: string; daysOverdue: number;
  subjectZh: string; bodyZh: string; subjectEn: string; bodyEn: string; sentOn: string; sentAt: Date;
};
export type LetterInvoice = { number: string; dueOn: string; openAmount: Amount };

const letter = `
  SELECT d.id, d.number, d.partner_id AS partnerId, p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn, d.level, d.amount, d.currency, d.days_overdue AS daysOverdue,
    d.subject_zh AS subjectZh, d.body_zh AS bodyZh, d.subject_en AS subjectEn, d.body_en AS bodyEn, d.sent_on AS sentOn, d.sent_at AS sentAt
  FROM dunning_letters d JOIN partners p ON p.id = d.partner_id`;

const lettersShown = 20;

/** What a partner was written, the latest first. */
export async function lettersOf(reader: Reader, partnerId: string): Promise<LetterRow[]> {
  return (await reader.query(`${letter} WHERE d.partner_id = ? ORDER BY d.id DESC LIMIT ${lettersShown}`, [partnerId])) as LetterRow[];
}

/** What everyone was written lately. */
export async function latestLetters(reader: Reader): Promise<LetterRow[]> {
  return (await reader.query(`${letter} ORDER BY d.id DESC LIMIT ${lettersShown}`)) as LetterRow[];
}

export async function letterNumbered(reader: Reader, number: string): Promise<LetterRow | undefined> {
  return ((await reader.query(`${letter} WHERE d.number = ?`, [number])) as LetterRow[])[0];
}

export async function invoicesOfLetter(reader: Reader, letterId: string): Promise<LetterInvoice[]> {
  return (await reader.query(`
    SELECT i.number, g.due_on AS dueOn, g.open_amount AS openAmount FROM dunning_letter_invoices g JOIN invoices i ON i.id = g.invoice_id WHERE g.letter_id = ? ORDER BY g.id`, [letterId])) as LetterInvoice[];
}
