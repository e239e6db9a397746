import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPartner, type PartnerActor } from '../../identity/access/actors.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/access.js';
import { Filter } from '../../platform/http/form.js';
import { everyPage } from '../../platform/sheets/every-page.js';
import { Sheets } from '../../platform/sheets/sheets.js';
import { OwnOrdersFilter } from '../desk/order-filter.dto.js';
import { ordersOfPartner } from '../desk/order-list.queries.js';
import { ownLineColumns, ownOrderColumns } from './order-columns.js';
import { withLines } from './order-lines.queries.js';

/** A dealer's own orders as files, whole or line by line. */
@Controller('orders')
export class OwnOrderSheetsController {
  constructor(private readonly database: Database, private readonly sheets: Sheets) {}

  @Get('export.:format')
  @Allow('portal.orders')
  async orders(@CurrentPartner() { partnerId }: PartnerActor, @Param('format') format: string, @Filter(OwnOrdersFilter) filter: OwnOrdersFilter, @Req() request: Request) {
    return this.sheets.send(request, format, { name: 'orders', columns: ownOrderColumns, pages: everyPage((after, size) => this.page(partnerId, filter, after, size)) });
  }

  @Get('export-lines.:format')
  @Allow('portal.orders')
  async lines(@CurrentPartner() { partnerId }: PartnerActor, @Param('format') format: string, @Filter(OwnOrdersFilter) filter: OwnOrdersFilter, @Req() request: Request) {
    return this.sheets.send(request, format, {
      name: 'order_lines', columns: ownLineColumns, pages: everyPage(async (after, size) => withLines(this.database, await this.page(partnerId, filter, after, size))),
    });
  }

  private page(partnerId: string, filter: OwnOrdersFilter, after: string | undefined, size: number) {
    return ordersOfPartner(this.database, partnerId, { ...filter, before: undefined, after }, size);
  }
}
