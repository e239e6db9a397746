import type { NavItem } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';

export function creditTabs(address: string, current: 'unapplied' | undefined): NavItem[] {
  const to = (view: string) => pageHref(address, { view, after: '', before: '' });
  return [
    { label: 'settlement.creditNotes.views.all', href: to(''), current: current === undefined },
    { label: 'settlement.creditNotes.views.unapplied', href: to('unapplied'), current: current === 'unapplied' },
  ];
}
