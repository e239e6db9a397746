import { formatPercent } from '../../platform/views/format.js';
import { type Doc, makeRoom } from '../../platform/documents/paper.js';
import { drawTable } from '../../platform/documents/paper-parts.js';
import type { RateSum } from './tax-by-rate.js';

type Words = { t: (key: string) => string; money: (amount: string) => string };

/** The sums of each tax rate, as a tax office adds them up. */
export function drawRates(doc: Doc, rates: RateSum[], { t, money }: Words): void {
  makeRoom(doc, 30 + rates.length * 19);
  doc.y += 10;
  drawTable(doc, [
    { label: t('taxSummary'), width: 30, value: ({ taxRate }) => formatPercent(taxRate) },
    { label: t('subtotal'), width: 24, right: true, value: ({ amount }) => money(amount) },
    { label: t('taxAmount'), width: 22, right: true, value: ({ tax }) => money(tax) },
    { label: t('total'), width: 24, right: true, value: ({ total }) => money(total) },
  ], rates);
}
