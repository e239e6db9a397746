import type { Letterhead } from '../../platform/company/supplier.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatDate, formatMoney, formatNumber, formatPercent } from '../../platform/views/format.js';
import { drawRates } from '../documents/draw-rates.js';
import { inWords } from '../documents/in-words.js';
import { closePaper, openPaper } from '../../platform/documents/paper.js';
import { type Column, drawBlocks, drawHead, drawSignatures, drawSums, drawTable } from '../../platform/documents/paper-parts.js';
import { taxByRate } from '../documents/tax-by-rate.js';
import type { CreditNoteView } from './credit-note-views.js';

type Line = CreditNoteView['lines'][number];

/** A credit note on A4, in the reader's language. */
export function creditNotePdf(note: CreditNoteView, supplier: Letterhead, language: Language): Promise<Buffer> {
  const t = (key: string, values = {}) => translate(language, `settlement.pdf.${key}`, values);
  const money = (amount: string) => formatMoney(amount, note.currency);
  const seller = nameIn(language, supplier);
  const doc = openPaper(`${t('creditNote')} ${note.number}`);
  drawHead(doc, { name: seller, title: `${t('creditNote')}  ${note.number}`, sub: `${t('issuedOn')} ${formatDate(note.issuedOn, { language, timeZone: 'UTC' })}   ${t('ofInvoice', { number: note.invoice })}` });
  drawBlocks(doc, [
    { heading: t('seller'), facts: [[t('name'), seller], [t('taxNumber'), supplier.taxNumber], [t('address'), supplier.address], [t('phone'), supplier.phone], [t('bank'), supplier.bank], [t('bankAccount'), supplier.bankAccount]] },
    { heading: t('buyer'), facts: [
      [t('name'), note.partner], [t('code'), note.partnerCode], [t('taxNumber'), note.taxNumber], [t('address'), note.billingAddress], [t('bank'), note.bank], [t('bankAccount'), note.bankAccount],
      [t('order'), note.orderNumber], [t('reason'), note.reason], [t('disputed'), note.period ? `${note.period} ${note.disputed ?? ''}` : ''],
    ] },
  ]);
  drawTable(doc, columns(t, money), note.lines);
  drawRates(doc, taxByRate(note.lines), { t, money });
  drawSums(doc, [[t('subtotal'), money(note.subtotal)], [t('tax'), money(note.tax)], [t('credited'), money(note.total)]], note.currency === 'CNY' ? t('inWords', { words: inWords(note.total) }) : undefined);
  drawSignatures(doc, [{ label: t('sellerSeal') }], supplier.seal);
  return closePaper(doc, `${seller} · ${note.number}`, (page, pages) => t('page', { page, pages }));
}

function columns(t: (key: string) => string, money: (amount: string) => string): Column<Line>[] {
  return [
    { label: '#', width: 4, value: (_, index) => String(index + 1) },
    { label: t('goods'), width: 36, wrap: true, value: ({ name }) => name || t('priceCut'), small: ({ sku }) => sku },
    { label: t('quantity'), width: 13, right: true, value: ({ quantity, unit }) => (quantity > 0 ? `${formatNumber(quantity)} ${unit}` : '') },
    { label: t('amount'), width: 16, right: true, value: ({ amount }) => money(amount) },
    { label: t('taxRate'), width: 10, right: true, value: ({ taxRate }) => formatPercent(taxRate) },
    { label: t('taxAmount'), width: 15, right: true, value: ({ tax }) => money(tax) },
  ];
}
