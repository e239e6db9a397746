import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Invalid } from '../../platform/http/errors.js';
import { checked } from '../../platform/http/form.js';
import type { NavItem } from '../../platform/views/page-context.js';
import { OrdersFilter } from '../desk/order-filter.dto.js';
import { countedUpTo, countsOf, type ViewRow, viewsFor } from './views.queries.js';

const list = '/admin/orders';

export type SavedViews = { tabs: NavItem[]; own: (ViewRow & { href: string })[]; query: string };

/** The saved views of the desk's list, as tabs with counts. */
@Injectable()
export class ViewDesk {
  constructor(private readonly database: Database) {}

  /** The address of the view the list opens with, if one was chosen. */
  async defaultHref(userId: string): Promise<string | undefined> {
    const chosen = (await viewsFor(this.database, userId)).find(({ isDefault }) => isDefault);
    return chosen && hrefOf(chosen);
  }

  async of(userId: string, filter: OrdersFilter): Promise<SavedViews> {
    const views = await viewsFor(this.database, userId);
    const counts = await countsOf(this.database, views.map(({ query }) => filterIn(query)));
    const tabs = views.map((view, index) => ({ label: view.name, href: hrefOf(view), current: filter.view === view.id, count: Math.min(counts[index] ?? 0, countedUpTo) }));
    return { tabs, own: views.filter(({ isOwn }) => isOwn).map((view) => ({ ...view, href: hrefOf(view) })), query: queryOf(filter) };
  }
}

const hrefOf = ({ id, query }: ViewRow) => `${list}?${query}${query ? '&' : ''}view=${id}`;

/** What a list is narrowed by, as the query that narrows it so again. */
export function queryOf({ after: _, before: __, view: ___, ...filter }: OrdersFilter): string {
  return new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value === true ? '1' : String(value)]]))).toString();
}

/** The filter that a kept query means; what the list knows no more is left out. */
export function filterIn(query: string): OrdersFilter {
  const values = Object.fromEntries(new URLSearchParams(query));
  try {
    return checked(OrdersFilter, values);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    for (const { field } of error.fields) delete values[field];
    return checked(OrdersFilter, values);
  }
}
