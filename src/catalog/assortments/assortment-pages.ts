import { Injectable } from '@nestjs/common';
import { partnerChoices } from '../../partners/partner-pages.queries.js';
import { type PartnerTerms, partnerByCode } from '../../partners/partners.queries.js';
import { Database } from '../../platform/database/database.js';
import { editionOf } from '../../platform/http/edition.js';
import { NotFound } from '../../platform/http/errors.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { categoryEntries } from '../categories/categories.queries.js';
import { categoryChoices, categoryPaths } from '../categories/category-views.js';
import { assortmentRow, headView, holderView, productView, startChoices } from './assortment-views.js';
import type { AssortmentsFilter } from './assortment.dto.js';
import { assortmentByCode, type AssortmentHead, assortmentsWanted, categoriesNamed, partnersGiven, placesGiven, productsNamed, waysOfPartner } from './assortments.queries.js';
import { productsInRange } from './range.js';

const mostShown = 100;
const everyOne = 20_000;

/** What the pages of assortments show. */
@Injectable()
export class AssortmentPages {
  constructor(private readonly database: Database) {}

  /** The assortments, or those of one partner with what they let it buy. */
  async list(filter: AssortmentsFilter, language: Language) {
    const partner = filter.partner === undefined ? undefined : await partnerByCode(this.database, filter.partner);
    if (filter.partner !== undefined && !partner) throw new NotFound();
    const ways = partner && await waysOfPartner(this.database, partner.id);
    const found = await assortmentsWanted(this.database, filter, ways && [...ways.keys()]);
    const holders = await placesGiven(this.database, found.rows.map(({ id }) => id));
    return { ...found, rows: found.rows.map((row) => assortmentRow(row, holders, ways?.get(row.id), language)), partner: partner && await this.rangeOf(partner, language) };
  }

  async blank(language: Language) {
    return { startChoices, ...await this.choices(language) };
  }

  async show(code: string, language: Language) {
    const head = await this.known(code);
    const [entries, categories, products, places, partners] = await Promise.all([
      categoryEntries(this.database), categoriesNamed(this.database, head.id), productsNamed(this.database, head.id, mostShown + 1), placesGiven(this.database, [head.id]), partnersGiven(this.database, head.id, mostShown + 1),
    ]);
    const paths = categoryPaths(entries, language);
    const holders = (kind: string) => places.filter((place) => place.kind === kind).map((place) => holderView(place, language));
    return {
      assortment: headView(head, language), categories: categories.map((id) => ({ id, name: paths.get(id) ?? '' })),
      products: products.slice(0, mostShown).map((product) => productView(product, language)), moreProducts: products.length > mostShown,
      tiers: holders('tier'), territories: holders('territory'), partners: partners.slice(0, mostShown).map((partner) => holderView(partner, language)), morePartners: partners.length > mostShown, most: mostShown,
    };
  }

  /** The form of one as it is stored. */
  async form(code: string, language: Language) {
    const head = await this.known(code);
    const [choices, categories, products, places, partners] = await Promise.all([
      this.choices(language), categoriesNamed(this.database, head.id), productsNamed(this.database, head.id, everyOne), placesGiven(this.database, [head.id]), partnersGiven(this.database, head.id, everyOne),
    ]);
    const codes = (kind: string) => places.filter((place) => place.kind === kind).map((place) => place.code);
    return {
      assortment: { ...headView(head, language), chosen: categories, products: products.map(({ sku }) => sku).join('\n'), tiers: codes('tier'), territories: codes('territory'), partners: partners.map((partner) => partner.code).join('\n') },
      edition: editionOf(head.version), startChoices, ...choices,
    };
  }

  private async rangeOf(partner: PartnerTerms, language: Language) {
    return { name: nameIn(language, partner), code: partner.code, isWhole: partner.assortments === null, products: await productsInRange(this.database, partner) };
  }

  private async choices(language: Language) {
    const [entries, { tiers, territories }] = await Promise.all([categoryEntries(this.database), partnerChoices(this.database, language)]);
    return { categories: categoryChoices(entries, language), tiers, territories };
  }

  private async known(code: string): Promise<AssortmentHead> {
    const head = await assortmentByCode(this.database, code);
    if (!head) throw new NotFound();
    return head;
  }
}
