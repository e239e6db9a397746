import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { sum } from '../../platform/money/money.js';
import type { NavItem } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import { type LineView, lineViews } from './bank.dto.js';
import type { LineCounts, LineRow } from './bank.queries.js';
import type { CheckedFile } from './files/stated-file.js';
import type { ShownSuggestion } from './suggesting/suggestions.js';

const shownLines = 200;

export function lineTabs(address: string, current: LineView, counts: LineCounts): NavItem[] {
  return lineViews.map((view) => ({
    label: `bank.views.${view}`, href: pageHref(address, { view: view === 'open' ? '' : view, after: '', before: '' }), current: view === current,
    count: view === 'open' ? counts.open : undefined, hot: view === 'open',
  }));
}

export function lineView(row: LineRow, suggestions: ShownSuggestion[], language: Language) {
  const [best, ...others] = suggestions;
  return { ...row, best, others, isOpen: row.status === 'open', partner: row.partnerCode ? nameIn(language, { nameZh: row.nameZh ?? '', nameEn: row.nameEn ?? '' }) : '' };
}

/** A file before it is taken: what is new, what the books have, what cannot be read. */
export function fileView({ fresh, known, wrong, debits }: CheckedFile) {
  return {
    count: fresh.length, amount: sum(fresh.map(({ amount }) => amount)), known, debits, wrongCount: wrong.length, mayTake: wrong.length === 0 && fresh.length > 0,
    fresh: fresh.slice(0, shownLines), more: Math.max(0, fresh.length - shownLines), wrong: wrong.slice(0, shownLines),
  };
}
