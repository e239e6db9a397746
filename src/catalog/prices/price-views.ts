import { addDays } from '../../platform/clock/days.js';
import { chipsOf } from '../../platform/http/list-filter.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatDate } from '../../platform/views/format.js';
import type { NavItem, Tone } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import type { NewPriceForm, PricesFilter } from './price.dto.js';
import type { PriceCount, PriceListRow } from './price-lists.queries.js';
import { type HolderChoice, type PriceRow, termsOf } from './price-pages.queries.js';
import { type PriceLevel, priceLevels } from './price-resolver.js';
import { openEnd, openStart, type PriceState, priceStateOn, priceStates } from './price-terms.js';
import { levelWord } from './price-words.js';

export type Choice = { value: string; label: string };

export const listHref = (code: string) => `/admin/prices/${encodeURIComponent(code)}`;
export const toneOf: Record<PriceState, Tone> = { now: 'green', future: 'blue', past: '' };
const priceHref = (list: string, id: string) => `${listHref(list)}/prices/${id}`;

type Counts = { now: number; future: number; past: number; all: number };
export type PriceListView = PriceListRow & Counts & { name: string; codeLine: string; href: string; scopes: string };

/** A price list as its page and the list of lists show it. */
export function priceListView(row: PriceListRow, counts: PriceCount[], language: Language): PriceListView {
  const own = counts.filter(({ listId }) => listId === row.id);
  const total = (state: PriceState) => own.reduce((sum, count) => sum + count[state], 0);
  const [now, future, past] = [total('now'), total('future'), total('past')];
  const scopes = priceLevels.filter((level) => own.some(({ scope }) => scope === level)).map((level) => levelWord(level, language));
  const name = nameIn(language, row);
  return { ...row, name, codeLine: name === row.code ? '' : translate(language, 'prices.list.codeIs', { code: row.code }), href: listHref(row.code), scopes: scopes.join(' · '), now, future, past, all: now + future + past };
}

export type PriceView = PriceRow & {
  name: string; level: string; holder: string; from: string | null; to: string | null; state: PriceState; tone: Tone; href: string; next: string; was: string; isOpen: boolean; mayRemove: boolean; trial: string | null;
};

/** A price as its list and its page show it on a day; `from` and `to` are null where it is open. */
export function priceView(row: PriceRow, today: string, language: Language): PriceView {
  const state = priceStateOn(today, row);
  const isPartners = row.scope === 'contract' || row.scope === 'dealer';
  return {
    ...row, name: nameIn(language, row), level: levelWord(row.scope, language), holder: holderWord(row, language), state, tone: toneOf[state], was: termsOf(row),
    from: row.validFrom === openStart ? null : row.validFrom, to: row.validTo === openEnd ? null : row.validTo,
    href: `${priceHref(row.list, row.priceId)}/edit`, next: `${listHref(row.list)}/prices/new?like=${row.priceId}`, isOpen: state !== 'past', mayRemove: state === 'future',
    trial: isPartners ? `/admin/prices/trial?${new URLSearchParams({ partner: row.scopeKey, sku: row.sku, quantity: String(row.minQuantity) })}` : null,
  };
}

function holderWord({ scope, scopeKey, holderZh, holderEn }: PriceRow, language: Language): string {
  if (scope === 'base') return translate(language, 'prices.everyone');
  return holderZh === null ? scopeKey : nameIn(language, { nameZh: holderZh, nameEn: holderEn ?? '' });
}

export const scopeChoices: Choice[] = priceLevels.map((value) => ({ value, label: `prices.scope.${value}` }));

export function levelChoices(language: Language): Choice[] {
  return priceLevels.map((value) => ({ value, label: levelWord(value, language) }));
}

export const holderOptions = (choices: HolderChoice[], language: Language): Choice[] => choices.map((choice) => ({ value: choice.code, label: nameIn(language, choice) }));

export function priceTabs(address: string, current: PriceState | undefined, counts: Counts): NavItem[] {
  return ([undefined, ...priceStates] as const).map((state) => ({
    label: `prices.states.${state ?? 'all'}`, href: pageHref(address, { state, after: '', before: '' }), current: current === state, count: counts[state ?? 'all'],
  }));
}

/** What the list is narrowed by, as chips that drop it. */
export function priceChips(address: string, { q, scope, holder, day }: PricesFilter, language: Language): { label: string; href: string }[] {
  return chipsOf(address, {
    q, scope: scope && levelWord(scope as PriceLevel, language), holder,
    day: day && translate(language, 'prices.validOn', { day: formatDate(day, { language, timeZone: 'UTC' }) }),
  });
}

/** A form for the price that follows another: all of it, from the day after it ends, at the earliest tomorrow. */
export function priceLike(row: PriceRow, today: string): Partial<Record<keyof NewPriceForm, string | number>> {
  const { sku, scope, scopeKey, minQuantity, currency, unitPrice, validFrom, validTo } = row;
  const last = [today, validFrom, validTo === openEnd ? today : validTo].toSorted().at(-1) ?? today;
  return { sku, scope, scopeKey, minQuantity, currency, unitPrice: shortPrice(unitPrice), validFrom: addDays(last, 1) };
}

/** `12.5000` as one types it: `12.50`. */
export function shortPrice(unitPrice: string): string {
  return unitPrice.replace(/(\.\d\d\d*?)0+$/, '$1');
}
