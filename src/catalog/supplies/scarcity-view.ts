import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { StockedProduct } from '../stock/stock-pages.queries.js';
import { stockHref } from '../stock/stock-views.js';
import { allocationRules } from './allocation-rules.js';
import type { Allocation, SupplyRow, WaitingRow } from './waiting.queries.js';

type Parts = { supplies: SupplyRow[]; queue: WaitingRow[]; allocation: Allocation };

/** What the page of a product's stock tells of what is to come and of those who wait. */
export function scarcityView({ sku }: StockedProduct, { supplies, queue, allocation }: Parts, language: Language) {
  return {
    supplies: supplies.map((row) => supplyView(sku, row)),
    queue: queue.map((row) => ({ ...row, isShared: row.rule === 'by_share', dealer: nameIn(language, { nameZh: row.partnerZh, nameEn: row.partnerEn }) })),
    allocation: { ...allocation, isAwaited: Number(allocation.waiting) > 0, backOrder: Boolean(allocation.backOrder), text: `waiting.rules.${allocation.rule}`, rules: allocationRules.map((value) => ({ value, label: `waiting.names.${value}` })) },
  };
}

export function supplyView(sku: string, row: SupplyRow) {
  return { ...row, href: `${stockHref(sku)}/supplies/${row.id}`, isOpen: row.status === 'expected' || row.status === 'late' };
}
