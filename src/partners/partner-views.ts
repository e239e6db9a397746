import { type Language, translate } from '../platform/i18n/i18n.js';
import { nameIn } from '../platform/i18n/name-in.js';
import { pageHref } from '../platform/views/page-href.js';
import type { NavItem } from '../platform/views/page-context.js';
import { chipsOf } from '../platform/http/list-filter.js';
import { partnerKinds, partnerStatuses } from './partner.entity.js';
import type { Choice, PartnerRow, WantedPartners } from './partner-pages.queries.js';

export type PartnerView = PartnerRow & { name: string; parent: { name: string; href: string } | undefined; otherName: string; place: string; href: string; isExclusive: boolean; isActive: boolean };

export const partnerHref = (code: string) => `/admin/partners/${encodeURIComponent(code)}`;

/** A partner as lists and its page show it; `place` is tier and territory in one line. */
export function partnerView(row: PartnerRow, language: Language): PartnerView {
  const name = nameIn(language, row);
  const tier = row.tierZh === null ? '' : nameIn(language, { nameZh: row.tierZh, nameEn: row.tierEn ?? '' });
  const territory = row.territoryZh === null ? '' : nameIn(language, { nameZh: row.territoryZh, nameEn: row.territoryEn ?? '' });
  return {
    ...row, name, otherName: [row.nameZh, row.nameEn].find((other) => other !== name) ?? '', place: [tier, territory].filter(Boolean).join(' · '),
    parent: row.parentCode === null ? undefined : { name: nameIn(language, { nameZh: row.parentZh ?? '', nameEn: row.parentEn ?? '' }), href: partnerHref(row.parentCode) },
    href: partnerHref(row.code), isExclusive: row.kind === 'exclusive', isActive: row.status === 'active',
  };
}

export const kindChoices: Choice[] = partnerKinds.map((value) => ({ value, label: `partners.kind.${value}` }));
export const statusChoices: Choice[] = partnerStatuses.map((value) => ({ value, label: `partners.status.${value}` }));

export function kindTabs(address: string, current: string | undefined, counts: Map<string, number>): NavItem[] {
  const tab = (kind: string | undefined, count: number) => ({
    label: `partners.kind.${kind ?? 'all'}`, href: pageHref(address, { kind, after: '', before: '' }), current: current === kind, count,
  });
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [tab(undefined, all), ...partnerKinds.map((kind) => tab(kind, counts.get(kind) ?? 0))];
}

/** What the list is narrowed by, as chips that drop it. */
export function partnerChips(address: string, filter: WantedPartners, { tiers, territories }: { tiers: Choice[]; territories: Choice[] }, language: Language): { label: string; href: string }[] {
  const named = (choices: Choice[], code: string | undefined) => code && (choices.find(({ value }) => value === code)?.label ?? code);
  return chipsOf(address, {
    q: filter.q, tier: named(tiers, filter.tier), territory: named(territories, filter.territory),
    status: filter.status && translate(language, `partners.status.${filter.status}`),
  });
}
