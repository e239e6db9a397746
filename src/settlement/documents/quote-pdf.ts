import type { quotePage } from '../../orders/quotes/pages/quote-page.js';
import type { Company } from '../../platform/company/company.entity.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatDate, formatMoney, formatNumber, formatPercent } from '../../platform/views/format.js';
import { closePaper, openPaper } from '../../platform/documents/paper.js';
import { type Column, drawBlocks, drawHead, drawSums, drawTable } from '../../platform/documents/paper-parts.js';

type Quote = Awaited<ReturnType<typeof quotePage>>;
type Offer = NonNullable<Quote['latest']>;
type Line = Offer['lines'][number];

/** An offer on A4, in the reader's language. */
export function quotePdf(quote: Quote, offer: Offer, supplier: Company, { language, timeZone }: { language: Language; timeZone: string }): Promise<Buffer> {
  const t = (key: string, values = {}) => translate(language, `settlement.pdf.${key}`, values);
  const money = (amount: string | null) => formatMoney(amount ?? '0', quote.currency);
  const day = (value: string) => formatDate(value, { language, timeZone: 'UTC' });
  const seller = nameIn(language, supplier);
  const doc = openPaper(`${t('quote')} ${quote.number}`);
  drawHead(doc, {
    name: seller, title: `${t('quote')}  ${quote.number}`,
    sub: `${t('quotedOn')} ${formatDate(offer.madeAt, { language, timeZone })}   ${t('validUntil')} ${day(offer.validUntil ?? '')}`,
  });
  drawBlocks(doc, [
    { heading: t('seller'), facts: [[t('name'), seller], [t('address'), supplier.address], [t('phone'), supplier.phone]] },
    { heading: t('buyer'), facts: [[t('name'), quote.partner], [t('code'), quote.partnerCode], [t('note'), offer.note]] },
  ]);
  drawTable(doc, columns(t, quote.currency), offer.lines);
  drawSums(doc, [[t('subtotal'), money(offer.subtotal)], [t('tax'), money(offer.tax)], [t('total'), money(offer.total)]]);
  return closePaper(doc, `${seller} · ${quote.number}`, (page, pages) => t('page', { page, pages }));
}

function columns(t: (key: string) => string, currency: string): Column<Line>[] {
  const price = (amount: string | null) => formatMoney(amount ?? '0', currency);
  return [
    { label: '#', width: 4, value: (_, index) => String(index + 1) },
    { label: t('goods'), width: 34, wrap: true, value: ({ name }) => name, small: ({ sku, note }) => [sku, note].filter(Boolean).join(' · ') },
    { label: t('quantity'), width: 13, right: true, value: ({ quantity, unit }) => `${formatNumber(quantity)} ${unit}` },
    { label: t('unitPrice'), width: 14, right: true, value: ({ unitPrice }) => price(unitPrice) },
    { label: t('discount'), width: 9, right: true, value: ({ discount, isDiscounted }) => (isDiscounted ? formatPercent(discount) : '') },
    { label: t('taxRate'), width: 9, right: true, value: ({ taxRate }) => formatPercent(taxRate) },
    { label: t('amount'), width: 16, right: true, value: ({ amount }) => price(amount) },
  ];
}
