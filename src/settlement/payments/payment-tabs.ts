import type { NavItem } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import type { PaymentView } from './payment-filter.dto.js';
import type { PaymentCounts } from './payments.queries.js';

/** A list's tabs, the first being what it shows unasked; `address` is the page's own with its filters. */
export function paymentTabs(address: string, views: PaymentView[], current: PaymentView, counts: PaymentCounts): NavItem[] {
  return views.map((view, index) => ({
    label: `settlement.payments.views.${view}`, href: pageHref(address, { view: index === 0 ? '' : view, after: '', before: '' }), current: view === current,
    count: view === 'all' ? undefined : Number(counts[view]), hot: view === 'submitted',
  }));
}
