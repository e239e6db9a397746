import { Injectable } from '@nestjs/common';
import { fewAmong } from '../../../catalog/assortments/few-in-range.js';
import { inRange } from '../../../catalog/assortments/range.js';
import { listedByCode, listedProducts } from '../../../catalog/products/listing.queries.js';
import { shelfPage, stocked } from '../../../catalog/products/shelf.queries.js';
import { findProducts } from '../../../catalog/search/find-products.js';
import type { PartnerActor } from '../../../identity/access/actors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { allOf, type Condition } from '../../../platform/http/list-filter.js';
import { NotFound } from '../../../platform/http/errors.js';
import type { Language } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import { entriesOf, variantsOf } from '../goods.js';
import type { CatalogFilter } from '../ordering.dto.js';
import { openDesk } from '../ordering-desk.js';
import { type Orderer, ordererOf } from '../orderer.queries.js';
import { boughtLeads } from './bought.queries.js';
import { type Category, CategoryRail, idsBelow, pathTo } from './category-rail.js';
import { ordererHead, railItems, shelfControls, waysToOrder } from './catalog-views.js';
import type { Look } from './good-words.js';
import { productView } from './product-view.js';
import { rowView } from './row-views.js';
import { showcaseProduct, showcaseRow } from './showcase-views.js';

const pageSize = 12;
const mostHits = 240;


/** What is asked for: who reads, in which language, at which address. */
export type Reading = { actor: PartnerActor; language: Language; address: string };

/** The catalogue's pages: with own prices and the cart for those who order, as a showcase without either for others. */
@Injectable()
export class CatalogPage {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config, private readonly rail: CategoryRail) {}

  async list({ actor, language, address }: Reading, filter: CatalogFilter) {
    const today = this.clock.today();
    const orderer = await ordererOf(this.database, actor, today);
    const tree = await this.rail.tree(orderer);
    const shelf = await this.shelf(actor, orderer, tree, filter);
    const frame = { canOrder: orderer.canOrder, filter, similar: shelf.similar, isCut: shelf.isCut, rail: railItems(tree, filter, address, language), ...shelfControls(filter, shelf, tree, address, orderer.canOrder) };
    if (!orderer.canOrder) {
      const products = await listedProducts(this.database, orderer, shelf.leads, []);
      return { ...frame, rows: entriesOf(products, shelf.leads).map((entry) => showcaseRow(entry, language)) };
    }
    const look = this.look(orderer, language);
    const { goods, cart, view } = await openDesk(this.database, actor, orderer, { leads: shelf.leads }, { today, look });
    const rows = entriesOf([...goods.values()], shelf.leads).map((entry) => rowView(entry, cart.quantities, look));
    return { ...frame, ways: waysToOrder(filter.show === 'bought' ? 'bought' : 'catalog'), head: ordererHead(orderer, { goods: goods.values(), today, language }), rows, cart: view };
  }

  async product({ actor, language }: Reading, code: string) {
    const today = this.clock.today();
    const orderer = await ordererOf(this.database, actor, today);
    const tree = await this.rail.tree(orderer);
    const isMeant = (product: { sku: string; family: { code: string } | null }) => [product.sku, product.family?.code].some((known) => known?.toUpperCase() === code.toUpperCase());
    if (!orderer.canOrder) {
      const products = await listedByCode(this.database, orderer, code, []);
      const found = products.find((product) => isMeant(product) && !product.closed);
      if (!found) throw new NotFound();
      return { canOrder: false, product: showcaseProduct({ lead: found, variants: variantsOf(products, found) }, language), path: crumbs(tree, found.categoryId, language) };
    }
    const look = this.look(orderer, language);
    const { goods, cart, view } = await openDesk(this.database, actor, orderer, { code }, { today, look });
    const products = [...goods.values()].filter(({ closed }) => !closed);
    const lead = products.find((good) => isMeant(good) && good.leadsFamily === 1) ?? products.find(isMeant);
    if (!lead) throw new NotFound();
    const path = crumbs(tree, lead.categoryId, language);
    return { canOrder: true, product: productView({ lead, variants: variantsOf(products, lead) }, cart.quantities, look), path, cart: view };
  }

  private async shelf(actor: PartnerActor, orderer: Orderer, tree: Category[], { q, category, show, sort, after, before }: CatalogFilter) {
    // closeness orders what was searched for, habit the rest
    const favourites = orderer.canOrder && (!q?.trim() || show === 'bought') ? await boughtLeads(this.database, actor.partnerId) : [];
    const chosen = category === undefined ? undefined : pathTo(tree, category).at(-1);
    const categories = category === undefined ? undefined : chosen ? idsBelow(chosen) : [category];
    const few = fewAmong(orderer, tree.reduce((sum, { total }) => sum + total, 0));
    const search = q?.trim() ? await findProducts(this.database, q, soldTo(orderer, categories, show === 'stock'), few) : undefined;
    const leads = search && [...new Set(search.products.map(({ lead }) => lead))];
    const hits = leads?.slice(0, mostHits);
    const only = show === 'bought' ? favourites.filter((id) => hits?.includes(id) ?? true) : hits;
    const page = await shelfPage(this.database, { buyer: orderer, few, categories, inStock: show === 'stock', only, sort }, hits ?? favourites, { after, before }, pageSize);
    return { ...page, similar: search?.similar ?? false, isCut: search?.isCut === true || (leads?.length ?? 0) > mostHits };
  }

  private look({ currency }: Orderer, language: Language): Look {
    return { language, currency, listCurrency: this.config.currency };
  }
}

// stock narrows before the search is cut, so that what can be had is not crowded out by what cannot
function soldTo(orderer: Orderer, categories: string[] | undefined, inStock: boolean): Condition {
  const { sql, values } = allOf([["p.status = 'active'"], inRange(orderer), categories && ['p.category_id IN (?)', categories], inStock ? stocked(orderer) : undefined]);
  return [sql, ...values];
}

function crumbs(tree: Category[], categoryId: string, language: Language): { id: string; name: string }[] {
  return pathTo(tree, categoryId).map((category) => ({ id: category.id, name: nameIn(language, category) }));
}
