import { daysBetween } from '../../platform/clock/days.js';
import { chipsOf } from '../../platform/http/list-filter.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { type Amount, sum } from '../../platform/money/money.js';
import type { NavItem } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import type { CollectionFilter, CollectionView } from './collection.dto.js';
import { collectionViews } from './collection.dto.js';
import type { CollectionRow } from './collection.queries.js';
import { contactChannels } from './collection-note.entity.js';
import type { OwedInvoice } from './partner-collection.queries.js';

type Look = { language: Language; today: string };

export const channelChoices = contactChannels.map((value) => ({ value, label: `collection.channel.${value}` }));

/** A partner of the list: how late, what was promised and said, and what makes it urgent. */
export function collectionRowView(row: CollectionRow, { language, today }: Look) {
  const state = Number(row.isBroken) && row.promisedOn === null ? 'broken' : row.promisedOn !== null ? 'promised' : row.nextOn !== null && row.nextOn > today ? 'later' : 'call';
  return {
    ...row, invoices: Number(row.invoices), name: nameIn(language, row), territory: row.territoryZh === null ? '' : nameIn(language, { nameZh: row.territoryZh, nameEn: row.territoryEn ?? '' }),
    href: `/admin/collection/${encodeURIComponent(row.code)}`, days: daysBetween(row.since, today), state, tone: { broken: 'red', promised: 'blue', later: '', call: 'amber' }[state],
  };
}

export function collectionTabs(address: string, current: CollectionView, counts: Record<CollectionView, number>): NavItem[] {
  return collectionViews.map((view) => ({
    label: `collection.views.${view}`, href: pageHref(address, { view: view === 'today' ? '' : view, after: '', before: '' }), current: view === current, count: counts[view], hot: view === 'today',
  }));
}

type Choice = { value: string; label: string };

export function collectionChips(address: string, { q, territory, manager }: CollectionFilter, { territories, managers }: { territories: Choice[]; managers: Choice[] }) {
  const named = (choices: Choice[], value: string | undefined) => value && (choices.find((choice) => choice.value === value)?.label ?? value);
  return chipsOf(address, { q, territory: named(territories, territory), manager: named(managers, manager) });
}

/** Open invoices with their age; those that may be promised as choices of a form. */
export function owedView(invoices: OwedInvoice[], { currency, language, today }: Look & { currency: string }, money: (amount: Amount) => string) {
  const shown = invoices.map((invoice) => ({ ...invoice, currency, late: Math.max(0, daysBetween(invoice.dueOn, today)), isDisputed: Boolean(Number(invoice.isDisputed)) }));
  const free = shown.filter(({ promisedOn }) => promisedOn === null);
  const overdue = shown.filter(({ late }) => late > 0);
  return {
    invoices: shown, open: sum(shown.map(({ openAmount }) => openAmount)), overdue: sum(overdue.map(({ openAmount }) => openAmount)), oldest: overdue[0]?.late ?? 0,
    free: sum(free.map(({ openAmount }) => openAmount)),
    choices: free.map(({ number, openAmount, late }) => ({ value: number, label: `${number} · ${money(openAmount)}`, note: late > 0 ? translate(language, 'settlement.invoice.late', { count: late }) : undefined })),
  };
}
