import { type Few, leadsOf } from '../assortments/few-in-range.js';
import { type Buyer, entryInRange, inRange } from '../assortments/range.js';
import type { Reader } from '../../platform/database/database.js';
import { allOf, type Condition } from '../../platform/http/list-filter.js';

/** Where a reader stands in the catalogue: its place among the favourites (or behind them), and the row's own key. */
export type ShelfCursor = { place: number; key: string };
export type ShelfTurn = { after?: string; before?: string };
export type ShelfFilter = { buyer: Buyer; few?: Few; categories?: string[]; inStock: boolean; only?: string[]; sort: ShelfSort };
export type ShelfPage = { leads: string[]; next?: string; previous?: string };

const sorts = { often: { column: 'p.id', ascending: true }, new: { column: 'p.id', ascending: false }, sku: { column: 'p.sku', ascending: true } } as const;
export type ShelfSort = keyof typeof sorts;
export const shelfSorts = Object.keys(sorts) as ShelfSort[];

const behindFavourites = 1_000_000;

type Row = { id: string; place: string; shelfKey: string };

/** One page of catalogue entries (a family is one entry): favourites first when sorted by habit, keyset-paged both ways. */
export async function shelfPage(reader: Reader, filter: ShelfFilter, favourites: string[], turn: ShelfTurn, size: number): Promise<ShelfPage> {
  const { column, ascending } = sorts[filter.sort];
  const first = filter.sort === 'often' ? favourites : [];
  const isBack = turn.before !== undefined;
  const from = cursorIn(turn.before ?? turn.after);
  const condition = conditionOf(filter);
  const up = ascending !== isBack;
  const [source, ...ofSource] = sourceOf(filter);
  const rest = !isBack && from && from.place < behindFavourites ? undefined : from;
  const statement = `
    (SELECT p.id, FIELD(p.id, ?) AS place, '' AS shelfKey FROM products p WHERE ${condition.sql} AND p.id IN (?)
      ${from ? `AND FIELD(p.id, ?) ${isBack ? '<' : '>'} ?` : ''} ORDER BY place ${isBack ? 'DESC' : 'ASC'} LIMIT ?)
    UNION ALL
    (SELECT p.id, ${behindFavourites} AS place, ${column} AS shelfKey FROM ${source} WHERE ${condition.sql} AND p.id NOT IN (?)
      ${isBack && from && from.place < behindFavourites ? 'AND FALSE' : ''} ${rest ? `AND ${column} ${up ? '>' : '<'} ?` : ''} ORDER BY ${column} ${up ? 'ASC' : 'DESC'} LIMIT ?)`;
  const ids = first.length > 0 ? first : ['0'];
  const rows = (await reader.query(statement, [
    ids, ...condition.values, ids, ...(from ? [ids, from.place] : []), size + 1,
    ...ofSource, ...condition.values, ids, ...(rest ? [rest.key] : []), size + 1,
  ])) as Row[];
  return pageOf(isBack ? rows.toSorted((a, b) => Number(b.place) - Number(a.place)) : rows, turn, size);
}

// few are sorted sooner than found among all; else a range makes the server sort everything for its newest, 100 ms of 100,000 products, where reading backwards soon has twelve
function sourceOf({ buyer, few, categories, only, sort }: ShelfFilter): Condition {
  if (few && !only) {
    const [sql, ...values] = leadsOf(few);
    return [`(${sql}) few STRAIGHT_JOIN products p ON p.id = few.id`, ...values];
  }
  return [`products p ${buyer.assortments !== null && sort === 'new' && !categories ? 'FORCE INDEX FOR ORDER BY (products_listed)' : ''}`];
}

function pageOf(rows: Row[], { after, before }: ShelfTurn, size: number): ShelfPage {
  const more = rows.length > size;
  const shown = before === undefined ? rows.slice(0, size) : rows.slice(0, size).toReversed();
  const hasNext = before !== undefined || more;
  const hasPrevious = before === undefined ? after !== undefined : more;
  const [top, bottom] = [shown[0], shown.at(-1)];
  return { leads: shown.map(({ id }) => id), next: hasNext && bottom ? cursorOf(bottom) : undefined, previous: hasPrevious && top ? cursorOf(top) : undefined };
}

const cursorOf = ({ place, shelfKey }: Row) => `${place}~${shelfKey}`;

function cursorIn(text: string | undefined): ShelfCursor | undefined {
  const [, place, key = ''] = /^(\d{1,7})~(.{0,60})$/.exec(text ?? '') ?? [];
  return place === undefined ? undefined : { place: Number(place), key };
}

function conditionOf({ buyer, categories, inStock, only }: ShelfFilter): { sql: string; values: unknown[] } {
  return allOf([
    ["p.leads_family = 1 AND p.status = 'active'"], entryInRange(buyer), categories && ['p.category_id IN (?)', categories],
    only && ['p.id IN (?)', only.length > 0 ? only : ['0']], inStock ? stocked(buyer) : undefined,
  ]);
}

/** Whether the entry a product `p` stands in has something to sell. */
export function stocked(buyer: Buyer): Condition {
  const [[lead, ...ofLead], [variant, ...ofVariant]] = [inRange(buyer), inRange(buyer, 'v')];
  return [`(EXISTS (SELECT 1 FROM stock s WHERE s.product_id = p.id AND s.on_hand > s.reserved) AND ${lead}
    OR EXISTS (SELECT 1 FROM products v JOIN stock s ON s.product_id = v.id WHERE v.family_id = p.family_id AND v.status = 'active' AND s.on_hand > s.reserved AND ${variant}))`, ...ofLead, ...ofVariant];
}
