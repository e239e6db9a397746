import type { Letterhead } from '../../platform/company/supplier.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { minus, sum } from '../../platform/money/money.js';
import { formatDate, formatMoney, formatNumber, formatPercent } from '../../platform/views/format.js';
import { inWords } from '../documents/in-words.js';
import { closePaper, openPaper } from '../../platform/documents/paper.js';
import { type Column, drawBlocks, drawHead, drawSignatures, drawSums, drawTable } from '../../platform/documents/paper-parts.js';
import { drawRates } from '../documents/draw-rates.js';
import { taxByRate } from '../documents/tax-by-rate.js';
import type { InvoiceView } from './invoice-page.js';

type Line = InvoiceView['lines'][number];

/** An invoice on A4, in the reader's language; renminbi also in capital words. */
export function invoicePdf(invoice: InvoiceView, supplier: Letterhead, language: Language): Promise<Buffer> {
  const t = (key: string, values = {}) => translate(language, `settlement.pdf.${key}`, values);
  const money = (amount: string) => formatMoney(amount, invoice.currency);
  const day = (value: string) => formatDate(value, { language, timeZone: 'UTC' });
  const seller = nameIn(language, supplier);
  const doc = openPaper(`${t('invoice')} ${invoice.number}`);
  drawHead(doc, { name: seller, title: `${t('invoice')}  ${invoice.number}`, sub: `${t('issuedOn')} ${day(invoice.issuedOn)}   ${t('dueOn')} ${day(invoice.dueOn)}` });
  drawBlocks(doc, [
    { heading: t('seller'), facts: [
      [t('name'), seller], [t('taxNumber'), supplier.taxNumber], [t('address'), supplier.address], [t('phone'), supplier.phone], [t('bank'), supplier.bank], [t('bankAccount'), supplier.bankAccount],
    ] },
    { heading: t('buyer'), facts: [
      [t('name'), invoice.partner], [t('code'), invoice.partnerCode], [t('taxNumber'), invoice.taxNumber], [t('address'), invoice.billingAddress], [t('bank'), invoice.bank], [t('bankAccount'), invoice.bankAccount], [t('shipTo'), invoice.shipTo],
      [t('order'), invoice.orderNumber], [t('poNumber'), invoice.poNumber], [t('shipment'), invoice.shipmentNumber], [t('eInvoice'), invoice.eInvoiceNumber],
    ] },
  ]);
  drawTable(doc, columns(t, invoice.currency), invoice.lines);
  drawRates(doc, taxByRate(invoice.lines), { t, money });
  drawSums(doc, [[t('subtotal'), money(invoice.subtotal)], [t('tax'), money(invoice.tax)], [t('total'), money(invoice.total)],
    ...paidFrom(invoice, language)],
    invoice.currency === 'CNY' ? translate(language, invoice.paidFrom.length > 0 ? 'funds.invoice.inWords' : 'settlement.pdf.inWords', { words: inWords(invoice.total) }) : undefined);
  drawSignatures(doc, [{ label: t('sellerSeal') }], supplier.seal);
  return closePaper(doc, `${seller} · ${invoice.number}`, (page, pages) => t('page', { page, pages }));
}

// what the partner's funds paid, and what is left to pay
function paidFrom({ paidFrom: parts, total, currency }: InvoiceView, language: Language): [string, string][] {
  if (parts.length === 0) return [];
  const rows = parts.map(({ fund, amount }): [string, string] => [translate(language, `funds.invoice.paidFrom.${fund}`), `−${formatMoney(amount, currency)}`]);
  return [...rows, [translate(language, 'funds.invoice.due'), formatMoney(minus(total, sum(parts.map(({ amount }) => amount))), currency)]];
}

function columns(t: (key: string) => string, currency: string): Column<Line>[] {
  const price = (amount: string) => formatMoney(amount, currency);
  return [
    { label: '#', width: 4, value: (_, index) => String(index + 1) },
    { label: t('goods'), width: 30, wrap: true, value: ({ name }) => name, small: ({ sku }) => sku },
    { label: t('quantity'), width: 12, right: true, value: ({ quantity, unit }) => `${formatNumber(quantity)} ${unit}` },
    { label: t('unitPrice'), width: 13, right: true, value: ({ unitPrice }) => price(unitPrice) },
    { label: t('discount'), width: 8, right: true, value: ({ discount, isDiscounted }) => (isDiscounted ? formatPercent(discount) : '') },
    { label: t('amount'), width: 15, right: true, value: ({ amount }) => price(amount) },
    { label: t('taxRate'), width: 8, right: true, value: ({ taxRate }) => formatPercent(taxRate) },
    { label: t('taxAmount'), width: 13, right: true, value: ({ tax }) => price(tax) },
  ];
}
