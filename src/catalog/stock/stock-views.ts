import { chipsOf } from '../../platform/http/list-filter.js';
import { systemActor } from '../../platform/http/actor.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatNumber } from '../../platform/views/format.js';
import type { NavItem, Tone } from '../../platform/views/page-context.js';
import { pageHref } from '../../platform/views/page-href.js';
import { bookingNames } from './bookings.js';
import { type StockFilter, type StockView, stockViews } from './stock.dto.js';
import { type StockFigures, stockFigures } from './stock-figures.js';
import type { HolderRow, MovementRow, PlaceRow, StockedProduct } from './stock-pages.queries.js';
import type { WarehouseRow } from './warehouses.queries.js';

export type StockState = { word: 'ok' | 'out' | 'over'; tone: Tone };
export type PlaceView = StockFigures & { code: string; name: string; href: string; state: StockState };
export type ProductStock = StockFigures & { sku: string; name: string; unit: string; href: string; isActive: boolean; state: StockState; places: PlaceView[]; placesText: string };

export const stockHref = (sku: string) => `/admin/stock/${encodeURIComponent(sku)}`;
export const warehouseHref = (code: string) => `/admin/warehouses/${encodeURIComponent(code)}`;

/** A product's stock as lists and its page show it. */
export function productStock(row: StockedProduct, places: PlaceRow[], language: Language): ProductStock {
  const figures = stockFigures(places);
  const views = places.map((place) => placeView(row.sku, place, language));
  return {
    ...figures, sku: row.sku, name: nameIn(language, row), unit: row.unit, href: stockHref(row.sku), isActive: row.status === 'active', state: stateOf(figures),
    places: views, placesText: views.map(({ name, onHand }) => `${name} ${formatNumber(onHand)}`).join(' · '),
  };
}

export function placeView(sku: string, place: PlaceRow, language: Language): PlaceView {
  const figures = stockFigures([place]);
  return { ...figures, code: place.code, name: nameIn(language, place), href: `${stockHref(sku)}/${encodeURIComponent(place.code)}`, state: stateOf(figures) };
}

function stateOf({ available, missing }: StockFigures): StockState {
  if (missing > 0) return { word: 'over', tone: 'red' };
  return available > 0 ? { word: 'ok', tone: 'green' } : { word: 'out', tone: 'amber' };
}

export type MovementView = Omit<MovementRow, 'pieces' | 'actor' | 'actorName'> & { change: string; warehouse: string; who: string };

export function movementView(row: MovementRow, language: Language): MovementView {
  const { pieces, actor, actorName, ...rest } = row;
  return {
    ...rest, change: pieces > 0 ? `+${formatNumber(pieces)}` : pieces === 0 ? '±0' : formatNumber(pieces),
    warehouse: nameIn(language, { nameZh: row.warehouseZh, nameEn: row.warehouseEn }),
    who: actor === systemActor.key ? translate(language, 'stock.history.system') : actorName,
  };
}

export type HolderView = { number: string; dealer: string; orderedOn: string; pieces: number };

export function holderView(row: HolderRow, language: Language): HolderView {
  return { number: row.number, dealer: nameIn(language, row), orderedOn: row.orderedOn, pieces: Number(row.pieces) };
}

export function stockTabs(address: string, current: StockView, over: number): NavItem[] {
  return stockViews.map((view) => ({
    label: `stock.views.${view}`, href: pageHref(address, { view: view === 'all' ? '' : view, after: '', before: '' }), current: view === current,
    ...(view === 'over' ? { count: over, hot: true } : {}),
  }));
}

export type Choice = { value: string; label: string };

export function warehouseChoices(rows: Pick<WarehouseRow, 'code' | 'nameZh' | 'nameEn'>[], language: Language): Choice[] {
  return rows.map((row) => ({ value: row.code, label: nameIn(language, row) }));
}

/** What the list is narrowed by, as chips that drop it. */
export function stockChips(address: string, { q, warehouse }: StockFilter, warehouses: Choice[]): { label: string; href: string }[] {
  return chipsOf(address, { q, warehouse: warehouse && (warehouses.find(({ value }) => value === warehouse)?.label ?? warehouse) });
}

export const bookingChoices: Choice[] = bookingNames.map((value) => ({ value, label: `stock.booking.${value}` }));
