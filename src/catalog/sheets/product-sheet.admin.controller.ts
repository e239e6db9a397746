import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { translate } from '../../platform/i18n/i18n.js';
import { type Columns, figure } from '../../platform/sheets/cells.js';
import { everyPage } from '../../platform/sheets/every-page.js';
import { Sheets } from '../../platform/sheets/sheets.js';
import { categoryEntries } from '../categories/categories.queries.js';
import { branchOf } from '../categories/category-tree.js';
import { categoryPaths } from '../categories/category-views.js';
import { ProductsFilter } from '../products/product.dto.js';
import { type ProductRow, productsWanted, rangeWanted } from '../products/product-list.queries.js';

const columnsFor = (paths: Map<string, string>, currency: string): Columns<ProductRow> => ({
  sku: ({ sku }) => sku,
  nameZh: ({ nameZh }) => nameZh,
  nameEn: ({ nameEn }) => nameEn,
  category: ({ categoryId }) => paths.get(categoryId),
  family: ({ familyCode }) => familyCode,
  unit: ({ unit }) => unit,
  packSize: ({ packSize }) => figure(packSize),
  minQuantity: ({ minQuantity }) => figure(minQuantity),
  basePrice: ({ basePrice }) => figure(basePrice),
  currency: ({ basePrice }) => (basePrice === null ? null : currency),
  available: ({ available }) => figure(available),
  state: ({ status }, language) => translate(language, `catalog.status.${status}`),
});

@Controller('admin/catalog')
export class ProductSheetController {
  constructor(private readonly database: Database, private readonly config: Config, private readonly clock: Clock, private readonly sheets: Sheets) {}

  @Get('export.:format')
  @Allow('catalog.read')
  async export(@Param('format') format: string, @Filter(ProductsFilter) filter: ProductsFilter, @Req() request: Request) {
    const [entries, buyer] = await Promise.all([categoryEntries(this.database), rangeWanted(this.database, filter)]);
    const categories = filter.category === undefined ? undefined : branchOf(entries, filter.category);
    const [priced, { currency }] = [{ today: this.clock.today(), currency: this.config.currency }, this.config];
    return this.sheets.send(request, format, {
      name: 'products', columns: columnsFor(categoryPaths(entries, request.language), currency),
      pages: everyPage((after, size) => productsWanted(this.database, { ...filter, buyer, categories, before: undefined, after }, priced, size)),
    });
  }
}
