import { chipsOf } from '../../platform/http/list-filter.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { compare, isPositive } from '../../platform/money/money.js';
import { pageHref } from '../../platform/views/page-href.js';
import type { NavItem } from '../../platform/views/page-context.js';
import { bucketsOf } from '../statements/statement-views.js';
import { type AgeingBy, type AgeingFilter, ageingRows } from './ageing.dto.js';
import type { AgeingRow, AgeingSums } from './ageing.queries.js';

/** What part of all that is open is overdue; 0 when nothing is open. */
export function overdueShare({ overdue, total }: Pick<AgeingSums, 'overdue' | 'total'>): number {
  return isPositive(total ?? '0') ? Number(overdue) / Number(total) : 0;
}

/** A row with its bar; a partner's leads to its collection page, a territory's or a person's to its partners. */
export function ageingRowView(row: AgeingRow, by: AgeingBy, address: string, language: Language) {
  const name = row.nameZh === null ? undefined : nameIn(language, { nameZh: row.nameZh, nameEn: row.nameEn ?? '' });
  const href = row.code === null ? undefined : by === 'partner' ? `/admin/collection/${encodeURIComponent(row.code)}` : pageHref(address, { by: '', [by]: row.code, after: '', before: '' });
  return { ...row, partners: Number(row.partners), name, href, share: overdueShare(row), isLate: isPositive(row.overdue), hasUnapplied: row.unapplied !== null && compare(row.unapplied, 0) > 0, buckets: bucketsOf(row) };
}

export function ageingTabs(address: string, current: AgeingBy): NavItem[] {
  return ageingRows.map((by) => ({ label: `collection.ageing.by.${by}`, href: pageHref(address, { by: by === 'partner' ? '' : by, after: '', before: '' }), current: by === current }));
}

type Choice = { value: string; label: string };

export function ageingChips(address: string, { q, territory, manager, day }: AgeingFilter, { territories, managers }: { territories: Choice[]; managers: Choice[] }) {
  const named = (choices: Choice[], value: string | undefined) => value && (choices.find((choice) => choice.value === value)?.label ?? value);
  return chipsOf(address, { q, territory: named(territories, territory), manager: named(managers, manager), day });
}
