import { creditUse } from '../../../credit/credit-words.js';
import { type ShelfPage, shelfSorts } from '../../../catalog/products/shelf.queries.js';
import { type Language, translate } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import type { NavItem } from '../../../platform/views/page-context.js';
import { pageHref } from '../../../platform/views/page-href.js';
import type { Good } from '../goods.js';
import type { CatalogFilter } from '../ordering.dto.js';
import type { Orderer } from '../orderer.queries.js';
import { type Category, pathTo } from './category-rail.js';

/** The ways to order, as tabs above each of them. */
export function waysToOrder(current: 'catalog' | 'quick-order' | 'bought' | 'lists' | 'cart'): NavItem[] {
  const ways = { catalog: '/catalog', 'quick-order': '/quick-order', bought: '/catalog?show=bought', lists: '/lists', history: '/orders' };
  return Object.entries(ways).map(([way, href]) => ({ label: `ordering.ways.${way}`, href, current: way === current }));
}

/** What the head of an ordering page says of the partner: price list and tier, credit, terms, address. */
export function ordererHead(orderer: Orderer, { goods = [], today, language }: { goods?: Iterable<Good>; today: string; language: Language }) {
  const { limit, available, percent, tone, word } = creditUse(orderer.account, today);
  return {
    tier: orderer.tierZh === null ? undefined : nameIn(language, { nameZh: orderer.tierZh, nameEn: orderer.tierEn ?? '' }),
    priceList: usualList([...goods], language), currency: orderer.currency, addressLabel: orderer.addressLabel,
    terms: orderer.termsDays > 0 ? translate(language, 'ordering.head.termsDays', { count: orderer.termsDays }) : 'ordering.head.prepaid',
    credit: { limit, available, left: percent === undefined ? undefined : Math.max(0, 100 - percent), tone, word: word && `ordering.credit.short.${word}` },
  };
}

// the list that most of the page's prices come from
function usualList(goods: Good[], language: Language): string | undefined {
  const traces = goods.flatMap(({ shown }) => shown ?? []);
  const [usual] = [...Map.groupBy(traces, ({ list }) => list).values()].toSorted((a, b) => b.length - a.length);
  return usual?.[0] && nameIn(language, { nameZh: usual[0].listNameZh, nameEn: usual[0].listNameEn });
}

export type RailItem = { label: string; href: string; count: number; current: boolean; below: boolean };

/** The rail: top categories, and below the chosen one its own. */
export function railItems(tree: Category[], { category }: CatalogFilter, address: string, language: Language): RailItem[] {
  const path = pathTo(tree, category ?? '').map(({ id }) => id);
  const open = (list: Category[], below: boolean): RailItem[] => list.flatMap((one) => [
    { label: nameIn(language, one), href: placed(address, { category: one.id }), count: one.total, current: one.id === category, below },
    ...(path.includes(one.id) ? open(one.children, true) : []),
  ]);
  const all = { label: translate(language, 'ordering.rail.all'), href: placed(address, { category: undefined }), count: totalOf(tree), current: category === undefined, below: false };
  return [all, ...open(tree, false)];
}

const totalOf = (tree: Category[]) => tree.reduce((sum, { total }) => sum + total, 0);

const placed = (address: string, changes: Record<string, string | undefined>) => pageHref(address, { ...changes, after: undefined, before: undefined });

/** Chips, sorting and pages above and below the list. */
export function shelfControls(filter: CatalogFilter, shelf: ShelfPage, tree: Category[], address: string, canOrder: boolean) {
  const shows = canOrder ? [undefined, 'stock', 'bought'] as const : [undefined, 'stock'] as const;
  const category = pathTo(tree, filter.category ?? '').at(-1);
  const isWhole = filter.q === undefined && filter.show === undefined;
  const fits = shelf.next === undefined && shelf.previous === undefined;
  return {
    chips: shows.map((show) => ({ label: `ordering.show.${show ?? 'all'}`, href: placed(address, { show }), current: filter.show === show })),
    total: isWhole ? (filter.category === undefined ? totalOf(tree) : category?.total) : fits ? shelf.leads.length : undefined,
    searched: filter.q && { q: filter.q, clear: placed(address, { q: undefined }) },
    sorts: canOrder ? shelfSorts.map((value) => ({ value, label: `ordering.sort.${value}`, current: value === filter.sort })) : undefined,
    kept: Object.entries({ q: filter.q, category: filter.category, show: filter.show }).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    next: shelf.next && pageHref(address, { after: shelf.next, before: undefined }),
    previous: shelf.previous && pageHref(address, { before: shelf.previous, after: undefined }),
  };
}
