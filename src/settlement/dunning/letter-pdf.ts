import type { Company } from '../../platform/company/company.entity.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatDate, formatMoney } from '../../platform/views/format.js';
import { closePaper, ink, margin, openPaper, paperWidth } from '../../platform/documents/paper.js';
import { type Column, drawHead, drawSums, drawTable } from '../../platform/documents/paper-parts.js';
import type { Letter } from './letter-views.js';

/** A letter on A4 with the invoices it is about. */
export function letterPdf(letter: Letter, supplier: Company, language: Language): Promise<Buffer> {
  const say = (key: string, values = {}) => translate(language, key, values);
  const day = (value: string) => formatDate(value, { language, timeZone: 'UTC' });
  const seller = nameIn(language, supplier);
  const doc = openPaper(`${letter.subject} ${letter.number}`);
  drawHead(doc, { name: seller, title: letter.subject, sub: `${letter.number}   ${day(letter.sentOn)}` });
  doc.font('regular').fontSize(10.5).fillColor(ink).text(letter.body, margin, doc.y + 8, { width: paperWidth, lineGap: 4 });
  doc.y += 16;
  const columns: Column<Letter['invoices'][number]>[] = [
    { label: say('settlement.invoice.number'), width: 34, value: ({ number }) => number },
    { label: say('settlement.invoice.dueOn'), width: 22, value: ({ dueOn }) => day(dueOn) },
    { label: say('collection.field.days'), width: 20, right: true, value: ({ late }) => String(late) },
    { label: say('settlement.invoice.openAmount'), width: 24, right: true, value: ({ openAmount }) => formatMoney(openAmount, letter.currency) },
  ];
  drawTable(doc, columns, letter.invoices);
  drawSums(doc, [[say('collection.field.total'), formatMoney(letter.amount, letter.currency)]]);
  return closePaper(doc, `${seller} · ${letter.number}`, (page, pages) => say('settlement.pdf.page', { page, pages }));
}
