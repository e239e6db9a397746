import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { type Columns, figure } from '../../platform/sheets/cells.js';
import { everyPage } from '../../platform/sheets/every-page.js';
import { Sheets } from '../../platform/sheets/sheets.js';
import { StockFilter } from '../stock/stock.dto.js';
import { type PlaceRow, placesOf, type StockedProduct, stockWanted } from '../stock/stock-pages.queries.js';

type Lying = StockedProduct & { place?: PlaceRow };

const columns: Columns<Lying> = {
  sku: ({ sku }) => sku,
  product: (row, language) => nameIn(language, row),
  unit: ({ unit }) => unit,
  state: ({ status }, language) => translate(language, `catalog.status.${status}`),
  warehouseCode: ({ place }) => place?.code,
  warehouse: ({ place }, language) => place && nameIn(language, place),
  onHand: ({ place }) => figure(place?.onHand ?? 0),
  reserved: ({ place }) => figure(place?.reserved ?? 0),
  free: ({ place }) => figure(place ? Math.max(0, place.onHand - place.reserved) : 0),
};

/** A row for each product and each warehouse it lies in. */
@Controller('admin/stock')
export class StockSheetController {
  constructor(private readonly database: Database, private readonly sheets: Sheets) {}

  @Get('export.:format')
  @Allow('catalog.read')
  async export(@Param('format') format: string, @Filter(StockFilter) filter: StockFilter, @Req() request: Request) {
    return this.sheets.send(request, format, { name: 'stock', columns, pages: everyPage((after, size) => this.lying({ ...filter, before: undefined, after }, size)) });
  }

  private async lying(filter: StockFilter, size: number): Promise<{ rows: Lying[]; next?: string }> {
    const { rows, next } = await stockWanted(this.database, filter, size);
    const places = Map.groupBy(await placesOf(this.database, rows.map(({ productId }) => productId), filter.warehouse), ({ productId }) => productId);
    return { next, rows: rows.flatMap((row): Lying[] => places.get(row.productId)?.map((place) => ({ ...row, place })) ?? [row]) };
  }
}
