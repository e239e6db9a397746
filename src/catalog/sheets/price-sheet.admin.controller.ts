import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { NotFound } from '../../platform/http/errors.js';
import { Filter } from '../../platform/http/form.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { type Columns, day, figure } from '../../platform/sheets/cells.js';
import { everyPage } from '../../platform/sheets/every-page.js';
import { Sheets } from '../../platform/sheets/sheets.js';
import { PricesFilter } from '../prices/price.dto.js';
import { priceListByCode } from '../prices/price-lists.queries.js';
import { pricesWanted } from '../prices/price-pages.queries.js';
import { type PriceView, priceView } from '../prices/price-views.js';

const columns: Columns<PriceView> = {
  list: ({ list }) => list,
  sku: ({ sku }) => sku,
  product: ({ name }) => name,
  unit: ({ unit }) => unit,
  level: ({ level }) => level,
  holderCode: ({ scopeKey }) => scopeKey,
  holder: ({ holder }) => holder,
  minQuantity: ({ minQuantity }) => figure(minQuantity),
  unitPrice: ({ unitPrice }) => figure(unitPrice),
  currency: ({ currency }) => currency,
  validFrom: ({ from }) => day(from),
  validTo: ({ to }) => day(to),
  state: ({ state }, language) => translate(language, `prices.states.${state}`),
};

/** The prices of one list. */
@Controller('admin/prices/:code')
export class PriceSheetController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly sheets: Sheets) {}

  @Get('export.:format')
  @Allow('catalog.read')
  async export(@Param('code') code: string, @Param('format') format: string, @Filter(PricesFilter) filter: PricesFilter, @Req() request: Request) {
    const list = await priceListByCode(this.database, code);
    if (!list) throw new NotFound();
    return this.sheets.send(request, format, { name: 'prices', columns, pages: everyPage((after, size) => this.shown(list.id, { ...filter, before: undefined, after }, size, request.language)) });
  }

  private async shown(listId: string, filter: PricesFilter, size: number, language: Language) {
    const today = this.clock.today();
    const { rows, next } = await pricesWanted(this.database, listId, filter, today, size);
    return { rows: rows.map((row) => priceView(row, today, language)), next };
  }
}
