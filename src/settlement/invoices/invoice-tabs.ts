import type { NavItem } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import type { InvoiceView } from './invoice-filter.dto.js';
import type { OpenSums } from './invoices.queries.js';

/** All, open and overdue; `address` is the page's own with its filters. */
export function invoiceTabs(address: string, current: InvoiceView | undefined, sums: OpenSums): NavItem[] {
  const to = (view: string) => pageHref(address, { view, after: '', before: '' });
  return [
    { label: 'settlement.invoices.views.all', href: to(''), current: current === undefined },
    { label: 'settlement.invoices.views.open', href: to('open'), current: current === 'open', count: Number(sums.open) },
    { label: 'settlement.invoices.views.overdue', href: to('overdue'), current: current === 'overdue', count: Number(sums.overdue), hot: true },
  ];
}
